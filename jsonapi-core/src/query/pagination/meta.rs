//! The member `page` of `meta`, as the Cursor Pagination profile has it.

use crate::attribute::{Attribute, ReadAttribute};
use crate::json::JsonWriter;
use crate::object::Meta;
use crate::path::Path;
use crate::reader::{Options, Reader, Stop};
use crate::schema::Kind;
use crate::violation::Violations;

/// What `meta.page` says of a collection that is paginated, or of one of its resources (Cursor
/// Pagination, "Document Structure").
///
/// Of a document: [`into_meta`](PageMeta::into_meta). Of a resource: a field of the type in its
/// `meta`.
///
/// ```
/// use jsonapi_core::query::PageMeta;
/// use jsonapi_core::{Attribute, Resource};
///
/// let meta = PageMeta::new().with_total(200).with_range_truncated().into_meta();
/// assert_eq!(meta.as_str(), r#"{"page":{"total":200,"rangeTruncated":true}}"#);
/// assert_eq!(PageMeta::of(&meta).unwrap().unwrap().total, Some(200));
///
/// #[derive(Attribute, Debug, Clone, PartialEq)]
/// struct ArticleMeta {
///     page: PageMeta,
/// }
///
/// #[derive(Resource)]
/// #[resource(type = "articles")]
/// struct Article {
///     #[resource(id)]
///     id: String,
///     #[resource(meta)]
///     meta: ArticleMeta,
/// }
///
/// let meta = ArticleMeta { page: PageMeta::at("abc") };
/// let article = Article { id: "1".into(), meta };
/// assert_eq!(
///     jsonapi_core::Document::one(&article).to_vec()?,
///     br#"{"data":{"type":"articles","id":"1","meta":{"page":{"cursor":"abc"}}}}"#,
/// );
/// # Ok::<(), jsonapi_core::WriteError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageMeta {
    /// Of a resource: the cursor that falls on it.
    pub cursor: Option<String>,
    /// Of a collection: how many resources it has.
    pub total: Option<u64>,
    /// Of a collection: about how many resources it has; `Some(None)` is an estimate without a best
    /// guess.
    pub estimated_total: Option<Option<u64>>,
    /// Of a collection between two cursors: not all that lies between them is there.
    pub range_truncated: bool,
}

impl PageMeta {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The cursor that falls on a resource.
    pub fn at(cursor: impl Into<String>) -> Self {
        Self { cursor: Some(cursor.into()), ..Self::default() }
    }

    /// The same and how many resources there are.
    #[must_use]
    pub const fn with_total(mut self, total: u64) -> Self {
        self.total = Some(total);
        self
    }

    /// The same and about how many resources there are.
    #[must_use]
    pub const fn with_estimated_total(mut self, best_guess: u64) -> Self {
        self.estimated_total = Some(Some(best_guess));
        self
    }

    /// The same and that not all that lies between the two cursors is there.
    #[must_use]
    pub const fn with_range_truncated(mut self) -> Self {
        self.range_truncated = true;
        self
    }

    /// As the member `page` of a `meta`.
    pub fn into_meta(self) -> Meta {
        let mut writer = JsonWriter::new();
        self.write(&mut writer);
        let mut meta = Meta::new();
        // Texts and numbers can always be written.
        meta.push("page", &writer.finish_string().unwrap_or_default());
        meta
    }

    /// What the member `page` of a `meta` says, if there is one. Members that the profile does not
    /// define are passed over.
    ///
    /// # Errors
    ///
    /// A member has another form.
    pub fn of(meta: &Meta) -> Result<Option<Self>, Violations> {
        let Some(page) = meta.get("page") else { return Ok(None) };
        let read = |reader: &mut Reader<'_>| Self::read(reader, &Path::ROOT.member("page"));
        Reader::run(page.as_str().as_bytes(), &Options::response(), read).map(Some)
    }
}

impl Attribute for PageMeta {
    const KIND: Kind = Kind::FreeObject;

    fn write(&self, writer: &mut JsonWriter) {
        let mut separator = "{";
        let mut key = |writer: &mut JsonWriter, key: &str| {
            writer.raw(core::mem::replace(&mut separator, ","));
            writer.raw(key);
        };
        if let Some(cursor) = &self.cursor {
            key(writer, "\"cursor\":");
            writer.string(cursor);
        }
        if let Some(total) = &self.total {
            key(writer, "\"total\":");
            total.write(writer);
        }
        if let Some(estimated) = &self.estimated_total {
            key(writer, "\"estimatedTotal\":{");
            if let Some(best_guess) = estimated {
                writer.raw("\"bestGuess\":");
                best_guess.write(writer);
            }
            writer.raw("}");
        }
        if self.range_truncated {
            key(writer, "\"rangeTruncated\":true");
        }
        writer.raw(if separator == "{" { "{}" } else { "}" });
    }
}

impl<'de> ReadAttribute<'de> for PageMeta {
    fn read(reader: &mut Reader<'de>, at: &Path<'_>) -> Result<Option<Self>, Stop> {
        let mut page = Self::default();
        let start = reader.each_member(at, "an object", &mut |reader, key, inside| {
            match &*key.name {
                "cursor" => page.cursor = String::read(reader, inside)?,
                "total" => page.total = u64::read(reader, inside)?,
                "estimatedTotal" => {
                    let mut best_guess = None;
                    let start =
                        reader.each_member(inside, "an object", &mut |reader, key, inside| {
                            if key.name == "bestGuess" {
                                best_guess = u64::read(reader, inside)?;
                                return Ok(());
                            }
                            reader.skip(inside)
                        })?;
                    page.estimated_total = start.map(|_| best_guess);
                }
                "rangeTruncated" => {
                    page.range_truncated = reader.boolean(inside)?.unwrap_or_default();
                }
                _ => reader.skip(inside)?,
            }
            Ok(())
        })?;
        Ok(start.map(|_| page))
    }
}
