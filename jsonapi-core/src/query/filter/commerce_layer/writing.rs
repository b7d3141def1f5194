//! Expressions as `filter[q][…]`.

use super::super::expression::{Comparison, Expression, Operator};
use super::super::path::FieldPath;
use super::super::strategy::{UnwritableFilter, is_list, parts};
use super::super::value::Value;
use super::matchers::{Asks, Matcher, Quantity};
use super::{FORM, blank};

/// What is asked of one field: the matcher and the value.
#[derive(PartialEq)]
struct Said {
    matcher: Matcher,
    value: String,
}

pub(super) fn write(expression: &Expression) -> Result<Vec<(String, String)>, UnwritableFilter> {
    let mut parameters: Vec<(String, String)> = Vec::new();
    // Comparisons that differ in their values alone are one parameter, and so are named once.
    for group in alike(parts(expression)) {
        let parameter = write_group(&group)
            .filter(|(name, _)| parameters.iter().all(|(known, _)| known != name));
        let Some(parameter) = parameter else {
            let all = Expression::every(group.into_iter().cloned());
            return Err(UnwritableFilter::new(&all, FORM));
        };
        parameters.push(parameter);
    }
    Ok(parameters)
}

/// Puts comparisons together that ask the same of the same field, with other values.
fn alike(parts: &[Expression]) -> Vec<Vec<&Expression>> {
    let mut groups: Vec<Vec<&Expression>> = Vec::new();
    for part in parts {
        let key = compared(part).map(|(it, opposite)| (&it.path, it.operator, opposite));
        let same = groups.iter_mut().find(|group| {
            let first = group.first().and_then(|first| compared(first));
            key.is_some() && key == first.map(|(it, opposite)| (&it.path, it.operator, opposite))
        });
        match same {
            Some(group) => group.push(part),
            None => groups.push(vec![part]),
        }
    }
    groups
}

/// A comparison, and whether its opposite is asked.
fn compared(expression: &Expression) -> Option<(&Comparison, bool)> {
    match expression {
        Expression::Compare(comparison) => Some((comparison, false)),
        Expression::Not(inner) => match &**inner {
            Expression::Compare(comparison) => Some((comparison, true)),
            _ => None,
        },
        _ => None,
    }
}

/// The parameter that asks all of these.
fn write_group(group: &[&Expression]) -> Option<(String, String)> {
    let [only] = *group else {
        let (first, _) = compared(group.first()?)?;
        return name(&[&first.path], &say_several(group, Quantity::All)?);
    };
    let alternatives: Vec<&Expression> = match only {
        Expression::Or(list) => list.iter().collect(),
        other => vec![other],
    };
    // The same is asked of each field.
    let mut paths: Vec<&FieldPath> = Vec::new();
    let mut said: Option<Said> = None;
    for of_field in alternatives.chunk_by(|one, other| path_of(one) == path_of(other)) {
        paths.push(path_of(of_field.first()?)?);
        let now = say(of_field)?;
        if said.as_ref().is_some_and(|before| *before != now) {
            return None;
        }
        said = Some(now);
    }
    name(&paths, &said?)
}

fn name(paths: &[&FieldPath], said: &Said) -> Option<(String, String)> {
    let paths: Vec<String> =
        paths.iter().map(|path| path.names().collect::<Vec<_>>().join("_")).collect();
    let name = format!("filter[q][{}_{}]", paths.join("_or_"), said.matcher.name()?);
    Some((name, said.value.clone()))
}

/// The field that an expression is about, if it is about one.
fn path_of(expression: &Expression) -> Option<&FieldPath> {
    let comparisons = expression.comparisons();
    let path = &comparisons.first()?.path;
    comparisons.iter().all(|comparison| comparison.path == *path).then_some(path)
}

/// What one of these being true says of a field.
fn say(alternatives: &[&Expression]) -> Option<Said> {
    let path = path_of(alternatives.first()?)?;
    let flag = |asks| {
        let matcher = Matcher { asks, quantity: Quantity::One, or_null: false };
        Some(Said { matcher, value: "true".to_owned() })
    };
    if let [only] = alternatives {
        match only {
            Expression::Compare(it) if it.operator == Operator::IsNull => {
                return flag(Asks::Null(false));
            }
            Expression::Not(inner) if **inner == blank(path.clone()) => {
                let is_text = matches!(**inner, Expression::Or(_));
                return flag(if is_text { Asks::Blank(true) } else { Asks::Null(true) });
            }
            Expression::Not(inner) if path_is_null(inner) => return flag(Asks::Null(true)),
            Expression::And(list) => {
                let list: Vec<&Expression> = list.iter().collect();
                return say_several(&list, Quantity::All);
            }
            single => return say_several(&[single], Quantity::One),
        }
    }
    if let Expression::Or(blank) = blank(path.clone())
        && blank.iter().eq(alternatives.iter().copied())
    {
        return flag(Asks::Blank(false));
    }
    match alternatives {
        [before @ .., null] if path_is_null(null) => {
            let mut said = say(before)?;
            said.matcher.or_null = true;
            Some(said)
        }
        several => say_several(several, Quantity::Any),
    }
}

fn path_is_null(expression: &Expression) -> bool {
    matches!(expression, Expression::Compare(it) if it.operator == Operator::IsNull)
}

/// Comparisons of one field by one operator as one, with commas between the values.
fn say_several(comparisons: &[&Expression], quantity: Quantity) -> Option<Said> {
    let (first, opposite) = compared(comparisons.first()?)?;
    let mut values = Vec::new();
    for comparison in comparisons {
        let (comparison, is_opposite) = compared(comparison)?;
        if comparison.operator != first.operator || is_opposite != opposite {
            return None;
        }
        values.push(comparison.value.clone());
    }
    let value = match values.as_slice() {
        [value @ Value::List(_)] => is_list(value).then(|| value.to_string())?,
        [value] => value.to_string(),
        _ => {
            let list = Value::List(values);
            is_list(&list).then(|| list.to_string())?
        }
    };
    let asks = Asks::Compare(first.operator, opposite);
    Some(Said { matcher: Matcher { asks, quantity, or_null: false }, value })
}
