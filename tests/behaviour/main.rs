//! What a user of the crates would notice.
