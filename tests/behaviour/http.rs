//! Requests and responses as values: what is sent, what an answer means, what a server takes.

mod documented;
mod requests;
mod responses;
mod server;
