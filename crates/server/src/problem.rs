//! This module decides how a "no" looks on HTTP: problem details (RFC 9457) with a stable code and a text
//! in both languages. Causes are logged once and never shown.

mod denials;

use std::any::Any;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::OfficeError;
use office::evidence::{EvidenceError, NoReceipt};
use serde_json::{Value, json};
use spreadsheets::WorkbookError;

/// A refusal.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    en: &'static str,
    zh: &'static str,
    details: Option<Box<Value>>,
    retry_after: Option<u64>,
}

impl Problem {
    const fn new(status: StatusCode, code: &'static str, en: &'static str, zh: &'static str) -> Self {
        Self { status, code, en, zh, details: None, retry_after: None }
    }

    /// No token, or one that is not known.
    pub const UNAUTHORISED: Self = Self::new(
        StatusCode::UNAUTHORIZED,
        "unauthorised",
        "Sign in, or send a token that this server issued: Authorization: Bearer …",
        "请登录，或使用本服务签发的令牌：Authorization: Bearer …",
    );
    /// Nothing of this name that the caller may see.
    pub const NOT_FOUND: Self =
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is no such thing that you may see.", "没有您可以查看的此项内容。");

    fn bad_request(code: &'static str, en: &'static str, zh: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, en, zh)
    }

    /// A parameter that cannot be understood.
    pub fn parameter(name: &str) -> Self {
        let mut problem =
            Self::bad_request("parameter", "A parameter cannot be understood; see details.", "参数无法识别，请见 details。");
        problem.details = Some(Box::new(json!({ "parameter": name })));
        problem
    }
}

impl From<OfficeError> for Problem {
    fn from(error: OfficeError) -> Self {
        match error {
            OfficeError::Denied(denial) => denial.into(),
            OfficeError::Unreadable(problems) => {
                let mut problem = Self::bad_request(
                    "unreadable",
                    "The message cannot be read; each place is named in details.",
                    "报文无法读取，details 中列出每一处。",
                );
                problem.details = Some(Box::new(json!({ "problems": problems })));
                problem
            }
            OfficeError::KeyReused => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "key_reused",
                "This Idempotency-Key was used for another message; take a new one.",
                "该 Idempotency-Key 已用于另一报文，请更换。",
            ),
            OfficeError::NoRequest => {
                Self::new(StatusCode::CONFLICT, "no_request", "Nothing is asked for in this case.", "该案件没有待答复的请求。")
            }
            OfficeError::Contended => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "contended", "Send the message again in a moment.", "请稍后重新发送。")
            }
            error => Self::unavailable(&error),
        }
    }
}

impl From<EvidenceError> for Problem {
    fn from(error: EvidenceError) -> Self {
        match error {
            EvidenceError::Office(error) => error.into(),
            error => Self::unavailable(&error),
        }
    }
}

impl From<WorkbookError> for Problem {
    fn from(error: WorkbookError) -> Self {
        Self::unavailable(&error)
    }
}

impl From<NoReceipt> for Problem {
    fn from(reason: NoReceipt) -> Self {
        let conflict = |code, en, zh| Self::new(StatusCode::CONFLICT, code, en, zh);
        match reason {
            NoReceipt::NoCase => Self::NOT_FOUND,
            NoReceipt::NotReleased => conflict("not_released", "The goods were not released.", "货物尚未放行。"),
            NoReceipt::NotSealed => {
                conflict("not_sealed", "The release is not sealed yet; ask again in a second.", "放行记录尚未封存，请稍后再试。")
            }
            NoReceipt::TooLong => conflict(
                "receipt_too_long",
                "More happened between decision and release than a receipt can hold.",
                "判定与放行之间的事件过多，凭证无法容纳。",
            ),
        }
    }
}

impl Problem {
    /// Something failed that the caller can do nothing about: said once in the log, with its causes.
    fn unavailable(error: &dyn std::error::Error) -> Self {
        let mut cause = error;
        let mut chain = cause.to_string();
        while let Some(next) = cause.source() {
            chain.push_str(": ");
            chain.push_str(&next.to_string());
            cause = next;
        }
        tracing::error!(error = chain, "a use case failed");
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
            "Not possible now; nothing was lost that was acknowledged.",
            "目前无法处理；已确认的内容不会丢失。",
        )
    }
}

impl Problem {
    /// The status that it is answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The problem details.
    pub fn body(&self) -> Value {
        json!({
            "type": format!("urn:tongguan:problem:{}", self.code),
            "status": self.status.as_u16(),
            "code": self.code,
            "title": { "en": self.en, "zh": self.zh },
            "details": self.details,
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body())).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A handler that panicked: a defect, answered like any failure.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "defect", "A defect in the platform; it was logged.", "平台缺陷，已记录。")
        .into_response()
}
