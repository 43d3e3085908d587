//! This module decides how a "no" looks on HTTP: problem details (RFC 9457) with a stable code and a text
//! in both languages. Causes are logged once and never shown.

mod denials;

use std::any::Any;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::OfficeError;
use office::evidence::{EvidenceError, NoBand, NoDisclosure, NoReceipt};
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
    pub(crate) const fn new(status: StatusCode, code: &'static str, en: &'static str, zh: &'static str) -> Self {
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

    /// The first call under a key has not ended, or the server stopped in the midst of it.
    pub const UNDER_WAY: Self = Self::new(
        StatusCode::CONFLICT,
        "under_way",
        "The call with this Idempotency-Key is under way, or was broken off: look whether it was done before you take a new key.",
        "使用此 Idempotency-Key 的请求正在处理或曾中断：请先确认是否已执行，再更换新的键。",
    );
    /// A call was made whose answer is not kept.
    pub const ALREADY_DONE: Self = Self::new(
        StatusCode::CONFLICT,
        "already_done",
        "The call with this Idempotency-Key was done; its answer was given once and is not kept.",
        "使用此 Idempotency-Key 的请求已执行，其答复仅提供一次，未予保留。",
    );

    /// The administration's own directory does not answer.
    pub const DIRECTORY_UNREACHABLE: Self = Self::new(
        StatusCode::BAD_GATEWAY,
        "directory_unreachable",
        "The directory does not answer; sign in with a password, or try again later.",
        "统一认证无应答，请使用密码登录，或稍后再试。",
    );

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
            NoReceipt::Erased { .. } => conflict(
                "erased",
                "The case was erased; receipts that were taken before still hold.",
                "案件已擦除；此前取得的凭证仍然有效。",
            ),
            NoReceipt::NoLog => conflict(
                "no_second_log",
                "This house keeps no second log (SM2/SM3); take the receipt of its first one.",
                "本机构未设国密（SM2/SM3）日志，请取用第一日志的凭证。",
            ),
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

impl From<NoDisclosure> for Problem {
    fn from(reason: NoDisclosure) -> Self {
        match reason {
            NoDisclosure::NoCase => Self::NOT_FOUND,
            NoDisclosure::NotSealed => Self::not_sealed(),
            NoDisclosure::NoKeys => Self::new(
                StatusCode::CONFLICT,
                "no_keys",
                "This node has no keys of the evidence log, so it signs nothing; ask another one.",
                "本节点没有日志密钥，无法签署；请使用其他节点。",
            ),
            NoDisclosure::Wish { name, value } => {
                let mut problem = Self::wish(name);
                problem.details = Some(Box::new(json!({ "field": name, "value": value })));
                problem
            }
        }
    }
}

impl From<NoBand> for Problem {
    fn from(reason: NoBand) -> Self {
        match reason {
            NoBand::NoCase => Self::NOT_FOUND,
            NoBand::NotSealed => Self::not_sealed(),
            NoBand::NotCommitted(_) => Self::new(
                StatusCode::CONFLICT,
                "not_committed",
                "The sealed decision commits to no such value: it is older than commitments, or the case has none.",
                "封存的判定没有对该值的承诺：早于此功能，或案件没有此值。",
            ),
            NoBand::NotProven(_) => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "not_in_band",
                "The value is not in this band, or the lower bound is above the upper one.",
                "该值不在此区间内，或下限高于上限。",
            ),
            NoBand::Wish { name } => Self::wish(name),
        }
    }
}

impl Problem {
    fn not_sealed() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "not_sealed",
            "The decision is not sealed yet; ask again in a second.",
            "判定尚未封存，请稍后再试。",
        )
    }

    fn wish(field: &str) -> Self {
        let mut problem = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "wish",
            "A part of what is wished for cannot be fulfilled; see details.",
            "所请求的某一部分无法满足，请见 details。",
        );
        problem.details = Some(Box::new(json!({ "field": field })));
        problem
    }

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
