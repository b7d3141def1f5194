//! The names an object has had so far, to find the second of two.

use std::borrow::Cow;
// Its hash is keyed, so that nobody can choose names that collide.
use std::collections::HashSet;

const INLINE: usize = 8;

/// A set of member names: a few without allocation, many without growing quadratically.
#[derive(Debug, Default)]
pub(crate) struct Names<'t> {
    inline: [&'t str; INLINE],
    count: usize,
    more: Option<HashSet<Cow<'t, str>>>,
    /// Those that came again. Hardly any object has one.
    repeated: Option<Box<Self>>,
}

impl<'t> Names<'t> {
    /// Adds a name that stands in the text as it is; `false` if it was there.
    #[inline]
    pub(crate) fn insert_plain(&mut self, name: &'t str) -> bool {
        if self.more.is_none()
            && let Some((known, [place, ..])) = self.inline.split_at_mut_checked(self.count)
        {
            let is_new = !known.contains(&name);
            *place = name;
            self.count += 1;
            return is_new;
        }
        self.insert_further(Cow::Borrowed(name))
    }

    /// Adds a name; `false` if it was there.
    #[inline]
    pub(crate) fn insert(&mut self, name: Cow<'t, str>) -> bool {
        match name {
            Cow::Borrowed(name) => self.insert_plain(name),
            Cow::Owned(_) => self.insert_further(name),
        }
    }

    /// Notes that a name came again; `false` if that was noted before.
    #[cold]
    pub(crate) fn repeat(&mut self, name: Cow<'t, str>) -> bool {
        self.repeated.get_or_insert_default().insert(name)
    }

    #[inline(never)]
    fn insert_further(&mut self, name: Cow<'t, str>) -> bool {
        let known = self.inline.get(..self.count).unwrap_or_default();
        !known.contains(&&*name) && self.more.get_or_insert_default().insert(name)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Names;

    #[test]
    fn a_name_is_new_once_however_it_is_held() {
        let texts: Vec<String> = (0..40).map(|number| format!("name{number}")).collect();
        let mut names = Names::default();
        assert!(names.insert(Cow::Owned("name3".to_owned())));
        for (index, text) in texts.iter().enumerate() {
            assert_eq!(names.insert(Cow::Borrowed(text)), index != 3);
        }
        for text in &texts {
            assert!(!names.insert(Cow::Borrowed(text)));
            assert!(!names.insert(Cow::Owned(text.clone())));
        }
        for text in &texts {
            assert!(names.repeat(Cow::Owned(text.clone())));
            assert!(!names.repeat(Cow::Borrowed(text)));
        }
    }
}
