//! Filters that are built from the fields of a resource type.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Not;

use super::field::{AttributeField, IdField, Location, RelationshipField};
use super::operand::{Comparable, Ordered, Structured, Textual};
use crate::attribute::Attribute;
use crate::builder::{IntoAttribute, IntoLinkage};
use crate::identifier::{Identifier, Target};
use crate::json::JsonWriter;
use crate::object::{OwnedJson, RawJson};
use crate::query::filter::{Expression, Field, FieldPath, Operator, Value};
use crate::relationship::{Relationship, ToOne};
use crate::resource::{Resource, ResourceId};

/// What a query asks of resources `R`: an [`Expression`] about fields that they have.
pub struct Filter<R> {
    expression: Expression,
    of: PhantomData<fn() -> R>,
}

impl<R> Filter<R> {
    pub(super) const fn of(expression: Expression) -> Self {
        Self { expression, of: PhantomData }
    }

    /// Both are true.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::of(self.expression.and(other.expression))
    }

    /// One of both is true.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::of(self.expression.or(other.expression))
    }

    /// What is asked.
    pub fn into_expression(self) -> Expression {
        self.expression
    }
}

/// The opposite.
impl<R> Not for Filter<R> {
    type Output = Self;

    fn not(self) -> Self {
        Self::of(!self.expression)
    }
}

impl<R> Clone for Filter<R> {
    fn clone(&self) -> Self {
        Self::of(self.expression.clone())
    }
}

impl<R> fmt::Debug for Filter<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.expression)
    }
}

fn compare<R>(path: FieldPath, operator: Operator, value: Value) -> Filter<R> {
    Filter::of(Expression::compare(path, operator, value))
}

/// What an attribute is compared with: what its JSON form says. What has no JSON form, such as a
/// float that is not finite, is `null`, which nothing is equal to.
fn value_of<A: Attribute>(value: &A) -> Value {
    let mut writer = JsonWriter::new();
    value.write(&mut writer);
    let text = String::from_utf8(writer.into_text()).unwrap_or_default();
    Value::of_json(A::KIND, RawJson::of_valid(text)).unwrap_or(Value::Null)
}

/// What an attribute of any type is asked.
impl<R, V, P: Location> AttributeField<R, V, P> {
    /// There is no value.
    pub fn is_null(&self) -> Filter<R> {
        compare(self.path(), Operator::IsNull, Value::Null)
    }

    /// There is a value.
    pub fn is_not_null(&self) -> Filter<R> {
        !self.is_null()
    }
}

/// What attributes are asked whose values can be equal.
impl<R, V, P: Location> AttributeField<R, V, P> {
    /// It is this value.
    pub fn eq(&self, value: impl IntoAttribute<V::Value>) -> Filter<R>
    where
        V: Comparable,
    {
        compare(self.path(), Operator::Equal, value_of(&value.into_attribute()))
    }

    /// It is another value.
    pub fn ne(&self, value: impl IntoAttribute<V::Value>) -> Filter<R>
    where
        V: Comparable,
    {
        !self.eq(value)
    }

    /// It is one of these values.
    pub fn any_of<A: IntoAttribute<V::Value>>(
        &self,
        values: impl IntoIterator<Item = A>,
    ) -> Filter<R>
    where
        V: Comparable,
    {
        let values = values.into_iter().map(|value| value_of(&value.into_attribute()));
        compare(self.path(), Operator::In, Value::List(values.collect()))
    }

    /// It is another value than each of these.
    pub fn none_of<A: IntoAttribute<V::Value>>(
        &self,
        values: impl IntoIterator<Item = A>,
    ) -> Filter<R>
    where
        V: Comparable,
    {
        !self.any_of(values)
    }
}

/// What attributes are asked whose values have an order.
impl<R, V, P: Location> AttributeField<R, V, P> {
    /// It is less than this value, or before it.
    pub fn lt(&self, value: impl IntoAttribute<V::Value>) -> Filter<R>
    where
        V: Ordered,
    {
        compare(self.path(), Operator::Less, value_of(&value.into_attribute()))
    }

    /// It is at most this value.
    pub fn lte(&self, value: impl IntoAttribute<V::Value>) -> Filter<R>
    where
        V: Ordered,
    {
        compare(self.path(), Operator::LessOrEqual, value_of(&value.into_attribute()))
    }

    /// It is greater than this value, or behind it.
    pub fn gt(&self, value: impl IntoAttribute<V::Value>) -> Filter<R>
    where
        V: Ordered,
    {
        compare(self.path(), Operator::Greater, value_of(&value.into_attribute()))
    }

    /// It is at least this value.
    pub fn gte(&self, value: impl IntoAttribute<V::Value>) -> Filter<R>
    where
        V: Ordered,
    {
        compare(self.path(), Operator::GreaterOrEqual, value_of(&value.into_attribute()))
    }
}

/// What attributes are asked whose values are texts.
impl<R, V, P: Location> AttributeField<R, V, P> {
    /// The text has this in it.
    pub fn contains(&self, text: impl Into<String>) -> Filter<R>
    where
        V: Textual,
    {
        compare(self.path(), Operator::Contains, Value::String(text.into()))
    }

    /// The text has this in it, whatever the case of letters.
    pub fn contains_ignoring_case(&self, text: impl Into<String>) -> Filter<R>
    where
        V: Textual,
    {
        compare(self.path(), Operator::ContainsIgnoringCase, Value::String(text.into()))
    }

    /// The text begins with this.
    pub fn starts_with(&self, text: impl Into<String>) -> Filter<R>
    where
        V: Textual,
    {
        compare(self.path(), Operator::StartsWith, Value::String(text.into()))
    }

    /// The text ends with this.
    pub fn ends_with(&self, text: impl Into<String>) -> Filter<R>
    where
        V: Textual,
    {
        compare(self.path(), Operator::EndsWith, Value::String(text.into()))
    }

    /// The text has this form: `%` stands for any text, `_` for one character, and behind `\` both
    /// stand for themselves.
    pub fn like(&self, text: impl Into<String>) -> Filter<R>
    where
        V: Textual,
    {
        compare(self.path(), Operator::Like, Value::String(text.into()))
    }
}

/// What attributes are asked whose values are objects or arrays.
impl<R, V, P: Location> AttributeField<R, V, P> {
    /// The object has these members, the array these items.
    pub fn contains_json(&self, value: impl Into<OwnedJson>) -> Filter<R>
    where
        V: Structured,
    {
        let value = RawJson::clone(&value.into());
        compare(self.path(), Operator::ContainsJson, Value::Json(value))
    }
}

impl<R, I: Resource, P: Location> IdField<R, I, P> {
    /// It is this id.
    pub fn eq(&self, id: impl Into<I::Id>) -> Filter<R> {
        compare(self.path(), Operator::Equal, id_value(&id.into()))
    }

    /// It is another id.
    pub fn ne(&self, id: impl Into<I::Id>) -> Filter<R> {
        !self.eq(id)
    }

    /// It is one of these ids.
    pub fn any_of<T: Into<I::Id>>(&self, ids: impl IntoIterator<Item = T>) -> Filter<R> {
        let ids = ids.into_iter().map(|id| id_value(&id.into()));
        compare(self.path(), Operator::In, Value::List(ids.collect()))
    }
}

fn id_value<I: ResourceId>(id: &I) -> Value {
    Value::String(id.to_text().into_owned())
}

/// What a relationship is asked: the id of the related resource, whatever its type.
impl<R, F: Relationship, P: Location> RelationshipField<R, F, P> {
    /// It names this resource.
    pub fn is(&self, resource: impl IntoLinkage<Identifier<F::Target>>) -> Filter<R> {
        let id = resource.into_linkage().id().map_or(Value::Null, id_value);
        compare(self.id_path(), Operator::Equal, id)
    }

    fn id_path(&self) -> FieldPath {
        FieldPath::new(self.relationships(), Field::Id)
    }
}

impl<R, T: Target, P: Location> RelationshipField<R, ToOne<T>, P> {
    /// It names no resource.
    pub fn is_null(&self) -> Filter<R> {
        compare(self.id_path(), Operator::IsNull, Value::Null)
    }
}

impl<R, T: Target, P: Location> RelationshipField<R, Option<ToOne<T>>, P> {
    /// It names no resource.
    pub fn is_null(&self) -> Filter<R> {
        compare(self.id_path(), Operator::IsNull, Value::Null)
    }
}
