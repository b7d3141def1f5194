//! Where an API is, and which links lead there.

use ::http::Uri;
use ::http::uri::Scheme;

use super::RequestError;
use crate::violation::shortened;

/// Where an API is: scheme and authority, and the path that stands before each path of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    origin: String,
    host: String,
    port: u16,
    /// Without a slash at its end.
    prefix: String,
}

impl Base {
    /// Reads a base URL.
    pub(super) fn parse(text: &str) -> Result<Self, RequestError> {
        let wrong = |expected| RequestError::BaseUrl { found: Some(shortened(text)), expected };
        let uri: Uri =
            text.parse().map_err(|_| wrong("a URL such as `https://api.example.com`"))?;
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            let expected = "no user name or password in it; a header carries what authorizes";
            return Err(RequestError::BaseUrl { found: None, expected });
        }
        let (host, port) = place(&uri)
            .ok_or_else(|| wrong("a scheme, `https` or `http`, and a host behind `://`"))?;
        // The parser leaves a fragment out.
        if uri.query().is_some() || text.contains('#') {
            // A query may hold a key.
            let found = text.split(['?', '#']).next().map(shortened);
            let expected = "neither a query nor a fragment; a query is set on each request";
            return Err(RequestError::BaseUrl { found, expected });
        }
        let scheme = uri.scheme_str().unwrap_or_default();
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        Ok(Self {
            origin: format!("{scheme}://{authority}"),
            host: host.to_ascii_lowercase(),
            port,
            prefix: uri.path().trim_end_matches('/').to_owned(),
        })
    }

    /// The URL of a path. One that lacks its slash would be part of the host's name.
    pub(super) fn join(&self, path: &str) -> String {
        let slash = if path.starts_with('/') { "" } else { "/" };
        format!("{}{}{slash}{path}", self.origin, self.prefix)
    }

    /// The URL that a link of a document leads to (RFC 3986, section 5), if it is at this place.
    pub(super) fn resolve(&self, href: &str) -> Result<String, RequestError> {
        let elsewhere =
            || RequestError::Link { found: shortened(href), origin: self.origin.clone() };
        // Servers do not get fragments.
        let link = href.split('#').next().unwrap_or_default();
        if link.starts_with('/') && !link.starts_with("//") {
            return Ok(format!("{}{link}", self.origin));
        }
        let uri: Uri = link.parse().map_err(|_| elsewhere())?;
        let (host, port) = place(&uri).ok_or_else(elsewhere)?;
        let is_here = host.eq_ignore_ascii_case(&self.host) && port == self.port;
        let has_user = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
        if !is_here || has_user {
            return Err(elsewhere());
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(format!("{}{path}", self.origin))
    }
}

/// Host and port of an absolute HTTP URL.
fn place(uri: &Uri) -> Option<(&str, u16)> {
    let scheme = uri.scheme()?;
    let usual = if *scheme == Scheme::HTTPS {
        443
    } else if *scheme == Scheme::HTTP {
        80
    } else {
        return None;
    };
    let host = uri.host().filter(|host| !host.is_empty())?;
    Some((host, uri.port_u16().unwrap_or(usual)))
}

/// The URL as the crate `http` has it.
pub(super) fn checked(url: &str) -> Result<Uri, RequestError> {
    let wrong = |problem: String| RequestError::Url { found: shortened(url), problem };
    if let Some(found) = url.chars().find(|character| !character.is_ascii_graphic()) {
        return Err(wrong(format!("`{}` has to be percent-encoded", found.escape_debug())));
    }
    if url.contains('#') {
        return Err(wrong("`#` begins a fragment, which is not sent; write `%23`".to_owned()));
    }
    url.parse().map_err(|error: ::http::uri::InvalidUri| wrong(error.to_string()))
}
