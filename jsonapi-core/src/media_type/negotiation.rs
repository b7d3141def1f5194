//! What a server takes and answers.

use super::asked::{Asked, uris};
use super::grammar::{Entry, items};
use super::{Found, JSON_API, MediaType, content_type_asked};
use crate::violation::{Header, HeaderFault, Violations, shortened};

/// The extensions and profiles that a server supports, and by them what it takes and answers
/// (JSON:API 1.1, "Server Responsibilities").
///
/// URIs are compared as they are written: another case or a slash at the end is another extension.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Negotiation {
    extensions: Vec<String>,
    profiles: Vec<String>,
}

impl Negotiation {
    /// A server that supports neither extensions nor profiles.
    pub const fn new() -> Self {
        Self { extensions: Vec::new(), profiles: Vec::new() }
    }

    /// The extension of this URI is supported.
    #[must_use]
    pub fn extension(mut self, uri: impl Into<String>) -> Self {
        self.extensions.push(uri.into());
        self
    }

    /// The profile of this URI is supported.
    #[must_use]
    pub fn profile(mut self, uri: impl Into<String>) -> Self {
        self.profiles.push(uri.into());
        self
    }

    /// What the document of a request applies, by its `Content-Type`: the extensions, and the
    /// profiles that the server knows. To be asked for requests that have a document.
    ///
    /// # Errors
    ///
    /// Every reason for a `415 Unsupported Media Type`: another media type or none, a parameter
    /// other than `ext` and `profile`, an extension that is not supported, a header that is not
    /// written as HTTP asks.
    pub fn content_type(&self, header: Option<&str>) -> Result<MediaType, Violations> {
        let asked = content_type_asked(header)?;
        let mut found = Found::default();
        let media_type = self.supported(Header::ContentType, &asked, 0, &mut found);
        found.or(media_type)
    }

    /// What the response applies, by the lines of the request's `Accept`, of which there may be
    /// none: the entry of the JSON:API media type with the greatest weight, of several the one
    /// with the most known profiles, of several the first. A range such as `*/*` stands for the
    /// media type without extensions and profiles, if no entry names that.
    ///
    /// ```
    /// use jsonapi_core::media_type::Negotiation;
    ///
    /// let server = Negotiation::new().extension("urn:a");
    /// let lines = [r#"application/vnd.api+json;ext="urn:a";q=0.8, text/html"#, "*/*;q=0.1"];
    /// assert_eq!(server.accept(lines).unwrap().ext(), ["urn:a"]);
    ///
    /// let violations = server.accept([r#"application/vnd.api+json;ext="urn:b""#]).unwrap_err();
    /// assert_eq!(violations.status(), 406);
    /// assert_eq!(
    ///     violations.to_string(),
    ///     "Accept: Expected supported extensions only (`urn:a`), found `urn:b`.",
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// Every reason for a `406 Not Acceptable`: each entry of the JSON:API media type has a
    /// parameter other than `ext` and `profile`, an extension that is not supported, or is not
    /// written as HTTP asks, whatever else is accepted; or there is no such entry, and no range
    /// covers the media type; or the weight of what is left is 0.
    pub fn accept<'h>(
        &self,
        lines: impl IntoIterator<Item = &'h str>,
    ) -> Result<MediaType, Violations> {
        let mut accepted = Accepted::default();
        let mut found = Found::default();
        // Where a line stands, were they all one.
        let mut start = 0;
        for line in lines {
            for (at, item) in items(line) {
                self.accept_item(item, start + at, &mut accepted, &mut found);
            }
            start += line.len() + 1;
        }
        accepted.answer(found)
    }

    /// What the response's `Vary` has to name, if anything: with any answer, errors included, since
    /// another `Accept` could have another one.
    pub fn vary(&self) -> Option<&'static str> {
        let depends = !(self.extensions.is_empty() && self.profiles.is_empty());
        depends.then_some(Header::Accept.name())
    }

    /// Holds a response's `Vary`, of which there may be several lines, against what it has to name.
    ///
    /// # Errors
    ///
    /// The server supports extensions or profiles, and `Vary` names neither `Accept` nor `*`.
    pub fn check_vary<'h>(
        &self,
        lines: impl IntoIterator<Item = &'h str>,
    ) -> Result<(), Violations> {
        let mut found = Found::default();
        if let Some(needed) = self.vary() {
            let mut names = lines.into_iter().flat_map(items).map(|(_, name)| name);
            if !names.any(|name| name == "*" || name.eq_ignore_ascii_case(needed)) {
                found.push(HeaderFault::MissingVary, 0);
            }
        }
        found.or(())
    }

    fn accept_item(&self, item: &str, at: usize, accepted: &mut Accepted, found: &mut Found) {
        let entry = Entry::of(item);
        accepted.first.get_or_insert_with(|| shortened(item));
        if !entry.range.eq_ignore_ascii_case(JSON_API) {
            accepted.range(entry);
            return;
        }
        match Asked::weighted(entry) {
            Ok((asked, weight)) => {
                let before = found.count();
                let media_type = self.supported(Header::Accept, &asked, at, found);
                if found.count() == before {
                    accepted.offer(media_type, weight, asked.is_plain());
                }
            }
            Err(wrong) => {
                found
                    .push(HeaderFault::malformed(Header::Accept, wrong.expected, &wrong.found), at);
            }
        }
    }

    /// What is asked for without the unknown profiles. What cannot be had is reported.
    fn supported(
        &self,
        header: Header,
        asked: &Asked<'_>,
        at: usize,
        found: &mut Found,
    ) -> MediaType {
        found.foreign(header, asked, at);
        let mut media_type = MediaType::new();
        for uri in uris(asked.ext.as_deref().unwrap_or_default()) {
            if !take(&self.extensions, uri, &mut media_type.ext) {
                let (uri, supported) = (shortened(uri), self.extensions.clone());
                found.push(HeaderFault::UnsupportedExtension { header, uri, supported }, at);
            }
        }
        for uri in uris(asked.profile.as_deref().unwrap_or_default()) {
            take(&self.profiles, uri, &mut media_type.profile);
        }
        media_type
    }
}

/// Takes a URI once if it is supported, and says whether it is.
fn take(supported: &[String], uri: &str, taken: &mut Vec<String>) -> bool {
    let is_supported = supported.iter().any(|one| one == uri);
    if is_supported && !taken.iter().any(|one| one == uri) {
        taken.push(uri.to_owned());
    }
    is_supported
}

/// What the entries of `Accept` ask for.
#[derive(Default)]
struct Accepted {
    /// The first entry as it is written.
    first: Option<String>,
    /// The best entry of the JSON:API media type that the server can honour, with its weight.
    best: Option<(u16, MediaType)>,
    /// Whether there is an entry that the server can honour, of any weight.
    can_honour: bool,
    /// Whether there is an entry of the media type without extensions and profiles.
    names_plain: bool,
    /// The weight of `application/*`.
    application: Option<u16>,
    /// The weight of `*/*`.
    anything: Option<u16>,
}

impl Accepted {
    fn offer(&mut self, media_type: MediaType, weight: u16, is_plain: bool) {
        self.can_honour = true;
        self.names_plain |= is_plain;
        self.consider(media_type, weight);
    }

    fn consider(&mut self, media_type: MediaType, weight: u16) {
        let rank = |weight: u16, media_type: &MediaType| (weight, media_type.profile.len());
        let best = self.best.as_ref().map(|(weight, best)| rank(*weight, best));
        if weight > 0 && best.is_none_or(|best| rank(weight, &media_type) > best) {
            self.best = Some((weight, media_type));
        }
    }

    fn range(&mut self, entry: Entry<'_>) {
        let weight = match entry.range {
            "*/*" => &mut self.anything,
            range if range.eq_ignore_ascii_case("application/*") => &mut self.application,
            _ => return,
        };
        // What parameters of a range ask for is not JSON:API's to know.
        if let Ok((_, found)) = Asked::weighted(entry) {
            *weight = Some(weight.map_or(found, |weight| weight.max(found)));
        }
    }

    fn answer(mut self, mut found: Found) -> Result<MediaType, Violations> {
        let Some(first) = self.first.take() else { return Ok(MediaType::new()) };
        if !self.can_honour && !found.list.is_empty() {
            return Err(found.into_violations());
        }
        // The nearest range counts (RFC 9110, section 12.5.1).
        if let Some(weight) = self.application.or(self.anything).filter(|_| !self.names_plain) {
            self.consider(MediaType::new(), weight);
        }
        match self.best {
            Some((_, media_type)) => Ok(media_type),
            None => {
                found.push(HeaderFault::NotAcceptable { found: first }, 0);
                Err(found.into_violations())
            }
        }
    }
}
