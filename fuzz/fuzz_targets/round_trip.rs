//! The document model: what is read is written, read back equal, and written the same again.

#![no_main]

use jsonapi_core::atomic::{OperationResults, Operations};
use jsonapi_core::{Document, ErrorDocument, ReadData, ResourceObject, WriteData};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    documents::<Option<ResourceObject>>(bytes);
    documents::<Vec<ResourceObject>>(bytes);
    documents::<()>(bytes);
    if let Ok(document) = ErrorDocument::from_slice(bytes) {
        let text = document.to_vec();
        assert_eq!(ErrorDocument::from_slice(&text).as_ref(), Ok(&document));
    }
    if let Ok(operations) = Operations::from_slice(bytes) {
        let text = operations.to_vec().expect("a text");
        assert_eq!(Operations::from_slice(&text).as_ref(), Ok(&operations));
    }
    if let Ok(results) = OperationResults::from_slice(bytes) {
        let text = results.to_vec().expect("a text");
        assert_eq!(OperationResults::from_slice(&text).as_ref(), Ok(&results));
    }
});

fn documents<T>(bytes: &[u8])
where
    T: for<'de> ReadData<'de> + WriteData + PartialEq + std::fmt::Debug,
{
    let Ok(document) = Document::<T>::from_slice(bytes) else { return };
    let text = document.to_vec().expect("a text");
    let read = Document::<T>::from_slice(&text).expect("what was written is read");
    assert_eq!(read.to_vec().expect("a text"), text);
}
