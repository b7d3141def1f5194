//! What the statuses of an update mean (document 004).

use core::fmt;

/// The status of the answer to an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 200: the customer is updated.
    Updated,
    /// 400: a header or field is missing or not valid.
    BadRequest,
    /// 403: the profile may not do this.
    Forbidden,
    /// 404: there is no such customer.
    NotFound,
    /// 410: the customer was deleted.
    Gone,
    /// 412: the customer has changed since the `ETag` in `if-match`.
    PreconditionFailed,
    /// 424: what the request depends on is not there, such as the profile.
    FailedDependency,
    /// 500: the service failed.
    InternalError,
}

impl Status {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 8] = [
        Self::Updated,
        Self::BadRequest,
        Self::Forbidden,
        Self::NotFound,
        Self::Gone,
        Self::PreconditionFailed,
        Self::FailedDependency,
        Self::InternalError,
    ];

    /// The status of this code, if an update is answered with it.
    pub fn of_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// The HTTP status code.
    pub const fn code(self) -> u16 {
        match self {
            Self::Updated => 200,
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Gone => 410,
            Self::PreconditionFailed => 412,
            Self::FailedDependency => 424,
            Self::InternalError => 500,
        }
    }

    /// What it says of the update, and what to do.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Updated => "The customer is updated; the body is the customer as it is now.",
            Self::BadRequest => "A header or a field is missing or not valid; the errors name it.",
            Self::Forbidden => "The profile has no permission to update customers.",
            Self::NotFound => "There is no customer of this id; look at the id in the URL.",
            Self::Gone => "The customer was deleted, and cannot be used any more.",
            Self::PreconditionFailed => {
                "The customer has another ETag than `if-match` says; fetch it and try again."
            }
            Self::FailedDependency => {
                "Something that the request depends on does not exist; look at the `profile-id`."
            }
            Self::InternalError => "The service failed; the same request may work later.",
        }
    }

    /// Whether the same request may work later.
    pub const fn may_be_repeated(self) -> bool {
        matches!(self, Self::InternalError)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.meaning())
    }
}
