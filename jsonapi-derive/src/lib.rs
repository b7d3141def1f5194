//! The derive macros of jsonapi-core.
