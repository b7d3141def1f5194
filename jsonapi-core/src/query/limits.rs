//! How much a query may ask for.

/// Limits of a query. Each has a safe default.
///
/// ```
/// use jsonapi_core::query::QueryLimits;
///
/// let limits = QueryLimits { include_depth: 2, ..QueryLimits::default() };
/// assert_eq!(limits.page_size, 100);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryLimits {
    /// Bytes of the query string; 8 KiB by default. Nothing of a longer one is read.
    pub length: usize,
    /// Parameters; 100 by default.
    pub parameters: usize,
    /// Paths in `include`; 20 by default.
    pub include_paths: usize,
    /// Relationships in one of the paths; 4 by default.
    pub include_depth: usize,
    /// Names in all fieldsets together; 500 by default.
    pub fields: usize,
    /// Sort fields; 10 by default.
    pub sort_fields: usize,
    /// Parameters of the family `filter`, or terms of filters; 50 by default.
    pub filter_terms: usize,
    /// The largest page, unless the endpoint's [`Pages`](super::Pages) say otherwise; 100 by default.
    pub page_size: u64,
    /// Violations that are reported; 100 by default. A note says when there were more.
    pub violations: usize,
}

impl Default for QueryLimits {
    fn default() -> Self {
        Self {
            length: 8 * 1024,
            parameters: 100,
            include_paths: 20,
            include_depth: 4,
            fields: 500,
            sort_fields: 10,
            filter_terms: 50,
            page_size: 100,
            violations: 100,
        }
    }
}
