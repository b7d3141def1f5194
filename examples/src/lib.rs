//! The documented resources.
