//! The examples of the README, compiled and run as documentation tests.

#![doc = include_str!("../README.md")]
