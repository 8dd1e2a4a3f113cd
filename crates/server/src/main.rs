//! A self-hosted customer-service backend in one binary.

fn main() {}
