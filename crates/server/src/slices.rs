//! This module decides how a list that stands in memory is given in pages: an array as ever, and a link to the next page
//! (RFC 8288) where there is one.

use axum::Json;
use axum::http::{HeaderName, HeaderValue, header};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::problem::Problem;

/// Which part of a list.
#[derive(Deserialize, IntoParams)]
pub struct SliceQuery {
    /// Only those with this text in a name, in any case.
    text: Option<String>,
    /// The `id` that the page before ended with.
    after: Option<Uuid>,
    /// How many; all when left out. Where there are more, the header `Link` names the next page.
    limit: Option<usize>,
}

/// Part of a list with the header that leads on.
pub type Slice<T> = ([(HeaderName, HeaderValue); 1], Json<Vec<T>>);

/// The part of a list at a path that is asked for. `names` tells by which texts one finds a thing.
pub fn slice<T>(
    path: &str,
    all: impl Iterator<Item = T>,
    query: &SliceQuery,
    id: fn(&T) -> Uuid,
    names: fn(&T) -> [&str; 2],
) -> Result<Slice<T>, Problem> {
    let wanted = query.text.as_deref().map(str::to_lowercase).unwrap_or_default();
    let mut rest = all.filter(|one| names(one).iter().any(|name| name.to_lowercase().contains(&wanted)));
    if let Some(after) = query.after
        && !rest.by_ref().any(|one| id(&one) == after)
    {
        return Err(Problem::parameter("after"));
    }
    let limit = query.limit.unwrap_or(usize::MAX).max(1);
    let part: Vec<T> = rest.by_ref().take(limit).collect();
    let next = part.last().filter(|_| rest.next().is_some()).map(|last| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("after", &id(last).to_string()).append_pair("limit", &limit.to_string());
        if !wanted.is_empty() {
            query.append_pair("text", &wanted);
        }
        format!("<{path}?{}>; rel=\"next\"", query.finish())
    });
    let link = next.and_then(|next| HeaderValue::from_str(&next).ok()).unwrap_or(HeaderValue::from_static(""));
    Ok(([(header::LINK, link)], Json(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_until_the_last() {
        let all: Vec<(Uuid, String)> =
            (1..=7_u128).map(|n| (Uuid::from_u128(n), format!("Firm {n}{}", if n % 2 == 0 { " even" } else { "" }))).collect();
        let told = |text: Option<&str>, after: Option<u128>, limit| {
            let query = SliceQuery { text: text.map(str::to_owned), after: after.map(Uuid::from_u128), limit };
            let part = slice("/api/firms", all.iter().cloned(), &query, |one| one.0, |one| [one.1.as_str(), ""]);
            part.ok().map(|([(_, link)], Json(part))| {
                (part.iter().map(|one| one.0.as_u128()).collect::<Vec<_>>(), link.to_str().unwrap_or_default().to_owned())
            })
        };
        let at = |n: u128, rest: &str| format!("</api/firms?after={}&limit={rest}>; rel=\"next\"", Uuid::from_u128(n));
        assert_eq!(told(None, None, None), Some(((1..=7).collect(), String::new())));
        assert_eq!(told(None, None, Some(3)), Some((vec![1, 2, 3], at(3, "3"))));
        assert_eq!(told(None, Some(3), Some(3)), Some((vec![4, 5, 6], at(6, "3"))));
        assert_eq!(told(None, Some(6), Some(3)), Some((vec![7], String::new())));
        assert_eq!(told(Some("EVEN"), None, Some(2)), Some((vec![2, 4], at(4, "2&text=even"))));
        assert_eq!(told(Some("even"), Some(4), Some(2)), Some((vec![6], String::new())));
        assert_eq!(told(None, Some(9), Some(2)), None, "there is no such place");
    }
}
