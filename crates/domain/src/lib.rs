//! Entities, status machines, use cases and ports of a customer-service desk. No I/O.
