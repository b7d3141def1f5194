//! Atomic operations and results, and requests of relationships, with anything in them.

use jsonapi_core::atomic::{Operation, OperationResult, OperationResults, Operations, Ref};
use jsonapi_core::check::{Cardinality, Check};
use jsonapi_core::{Identifier, ResourceLinkage, ToManyUpdate, ToOneUpdate};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::build::{Names, identifier, object, resource};
use super::{config, is_valid};
use crate::properties::things::Person;

fn reference() -> impl Strategy<Value = Ref> {
    let relationship = prop_oneof![3 => of("[r-t]"), 1 => Just(Some("_".to_owned()))];
    (identifier(Names::Any), relationship).prop_map(|(resource, relationship)| Ref {
        type_name: resource.type_name,
        id: resource.id,
        lid: resource.lid,
        relationship,
    })
}

fn person() -> impl Strategy<Value = Identifier<Person>> {
    prop_oneof![
        3 => "[a-c]?".prop_map(|id| Identifier::from_parts("people", &id).expect("an id")),
        1 => "[xy]".prop_map(Identifier::<Person>::local),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    let data = prop_oneof![
        resource(Names::Any).prop_map(|it| Operation::add_object(&it).ok()),
        resource(Names::Any).prop_map(|it| Operation::update_object(&it).ok()),
        reference().prop_map(|target| Some(Operation::remove(target))),
        (reference(), vec(identifier(Names::Any), 0..3)).prop_map(|(target, it)| {
            Operation::update_relationship(target, &ResourceLinkage::Many(it)).ok()
        }),
        (reference(), of(person()))
            .prop_map(|(target, it)| Operation::update_relationship(target, &it).ok()),
    ];
    let href = of("/[a-z]{0,3}");
    let operation = data.prop_filter_map("an operation", |operation| operation);
    (operation, of(object(Names::Any)), href).prop_map(|(mut operation, meta, href)| {
        operation.meta = meta;
        match href {
            Some(href) => operation.at(href),
            None => operation,
        }
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn operations_are_not_written_or_pass_the_check(operations in vec(operation(), 0..5)) {
        let request = Operations { operations, meta: None };
        if is_valid(&Check::atomic_request(), request.to_vec()) {
            let received = Operations::from_slice(&request.to_vec().unwrap()).unwrap();
            prop_assert_eq!(received.to_vec().unwrap(), request.to_vec().unwrap());
        }
    }

    #[test]
    fn results_are_not_written_or_pass_the_check(
        results in vec((of(resource(Names::Any)), of(object(Names::Any))), 0..4),
    ) {
        let results = results.into_iter().filter_map(|(resource, meta)| {
            let result = resource.map_or_else(|| Ok(OperationResult::default()), |it| OperationResult::of(&it));
            let mut result = result.ok()?;
            result.meta = meta;
            Some(result)
        });
        let response = OperationResults { results: results.collect(), meta: None };
        is_valid(&Check::atomic_response(), response.to_vec());
    }

    #[test]
    fn changes_of_a_relationship_are_not_written_or_pass_the_check(
        people in vec(person(), 0..3),
        meta in of(object(Names::Any)),
    ) {
        let one = ToOneUpdate { data: people.first().cloned(), meta: meta.clone() };
        is_valid(&Check::relationship(Cardinality::ToOne), one.to_vec());
        let many = ToManyUpdate { meta, ..ToManyUpdate::add(people) };
        is_valid(&Check::relationship(Cardinality::ToMany), many.to_vec());
        is_valid(&Check::relationship(Cardinality::Any), many.to_vec());
    }
}

#[test]
fn an_operation_that_breaks_a_rule_is_named_by_its_place() {
    for (request, expected) in [
        (r#"{"op":"add"}"#, "it needs `data`"),
        (r#"{"op":"remove"}"#, "it needs a `ref` or an `href`"),
        (
            r#"{"op":"update","data":{"type":"a"}}"#,
            "a resource of the type `a` has no id, which only a resource that is created may lack",
        ),
        (
            r#"{"op":"update","data":5}"#,
            "the document: Expected a resource object, found a number.",
        ),
        (
            r#"{"op":"add","ref":{"type":"a","id":"1"},"data":{"type":"a"}}"#,
            "what is added has no name yet, so there is no `ref` to it",
        ),
        (
            r#"{"op":"add","ref":{"type":"a","id":"1","relationship":"r"},"data":null}"#,
            "its `data` has to be an array of identifiers",
        ),
        (
            r#"{"op":"update","ref":{"type":"a","id":"1"},"data":{"type":"a","id":"2"}}"#,
            "its `ref` and its `data` name two resources",
        ),
        (
            r#"{"op":"remove","ref":{"type":"a","id":"1","lid":"x"}}"#,
            "its `ref` needs an `id` or a `lid`, and not both",
        ),
        (
            r#"{"op":"remove","ref":{"type":"a","lid":"y"}}"#,
            "the local id `y` of the type `a` is named, and no resource before has it",
        ),
        (
            r#"{"op":"add","data":{"type":"a","lid":"x"}}"#,
            "the resource `x` of the type `a` is there twice",
        ),
    ] {
        let request = format!(
            r#"{{"atomic:operations":[{{"op":"add","data":{{"type":"a","lid":"x"}}}},{request}]}}"#
        );
        let received = Operations::from_slice(request.as_bytes()).unwrap();
        let error = received.to_vec().unwrap_err().to_string();
        assert_eq!(error, format!("the operation at place 1 cannot be written: {expected}"));
    }
    let nothing = Operations::new().to_vec().unwrap_err().to_string();
    assert_eq!(nothing, "a request of operations needs at least one of them");
}

#[test]
fn a_local_id_lives_on_when_its_resource_is_removed() {
    let request = r#"{"atomic:operations":[{"op":"add","data":{"type":"a","lid":"x"}},{"op":"remove","ref":{"type":"a","lid":"x"}},{"op":"update","data":{"type":"a","lid":"x"}}]}"#;
    let received = Operations::from_slice(request.as_bytes()).unwrap();
    assert_eq!(received.to_vec().unwrap(), request.as_bytes());
    assert_eq!(Check::atomic_request().from_slice(request.as_bytes()), Ok(()));
}
