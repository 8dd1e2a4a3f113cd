//! Databases, clocks and ids for the tests of the other crates.
