//! This module decides how a "no" to a person looks on HTTP: a status, a stable code, a text in both languages.

use axum::http::StatusCode;
use office::{Denial, Unexplained};
use serde_json::json;

use super::Problem;

impl Problem {
    /// What changes something came without the token of our own page.
    pub const CSRF: Self = Self::new(
        StatusCode::FORBIDDEN,
        "csrf",
        "Send the X-CSRF-Token that you got when you signed in.",
        "请发送登录时获得的 X-CSRF-Token。",
    );
    /// What changes a case or a draft came without the version that the caller saw.
    pub const NO_VERSION: Self = Self::new(
        StatusCode::PRECONDITION_REQUIRED,
        "no_version",
        "Say which version you saw: If-Match with the ETag that you got.",
        "请说明您所见的版本：以获得的 ETag 填写 If-Match。",
    );

    /// A body, path or query that does not have the form that the API document says.
    pub const fn malformed(status: StatusCode) -> Self {
        Self::new(
            status,
            "malformed",
            "The request does not have the form that /openapi.json says.",
            "请求格式与 /openapi.json 所述不符。",
        )
    }

    /// Too many calls; seconds to wait.
    pub fn too_many(seconds: u64) -> Self {
        let mut problem = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Too many calls; wait as long as Retry-After says.",
            "请求过多，请按 Retry-After 等待。",
        );
        problem.retry_after = Some(seconds.max(1));
        problem
    }
}

impl From<Denial> for Problem {
    fn from(denial: Denial) -> Self {
        use StatusCode as S;
        match denial {
            Denial::SignIn => Self::new(S::UNAUTHORIZED, "sign_in", "Name or password is wrong.", "用户名或密码错误。"),
            Denial::Locked { seconds } => {
                let mut problem = Self::new(
                    S::TOO_MANY_REQUESTS,
                    "locked",
                    "Too many wrong attempts; wait as long as Retry-After says.",
                    "错误次数过多，请按 Retry-After 等待。",
                );
                problem.retry_after = Some(seconds);
                problem
            }
            Denial::CodeNeeded => Self::new(
                S::UNAUTHORIZED,
                "code_needed",
                "Give the code of your authenticator app.",
                "请输入验证器应用的验证码。",
            ),
            Denial::PasskeyNeeded { asked, or_code } => {
                let mut problem = Self::new(
                    S::UNAUTHORIZED,
                    "passkey_needed",
                    "Show one of your passkeys too; details say what the browser needs.",
                    "还需出示您的通行密钥，浏览器所需内容见 details。",
                );
                let asked = asked.map(crate::passkeys::AskedView::from);
                problem.details = Some(Box::new(json!({ "asked": asked, "or_code": or_code })));
                problem
            }
            Denial::Passkey { reason } => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "passkey",
                    "This passkey proves nothing here; see details.",
                    "该通行密钥在此无效，见 details。",
                );
                problem.details = Some(Box::new(json!({ "reason": reason })));
                problem
            }
            Denial::Directory { reason } => {
                let mut problem = Self::new(
                    S::UNAUTHORIZED,
                    "directory",
                    "The directory does not let you in here; see details, or ask an administrator.",
                    "无法通过统一认证登录，见 details，或联系管理员。",
                );
                problem.details = Some(Box::new(json!({ "reason": reason })));
                problem
            }
            Denial::Code => Self::new(S::UNAUTHORIZED, "code", "The code is wrong or was used.", "验证码错误或已使用。"),
            Denial::SessionExpired => Self::new(
                S::UNAUTHORIZED,
                "session_expired",
                "Your session has ended; sign in again.",
                "会话已结束，请重新登录。",
            ),
            Denial::Unknown => Self::UNAUTHORISED,
            Denial::Password(error) => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "password",
                    "Choose another password; see details.",
                    "请换一个密码，见 details。",
                );
                problem.details = Some(Box::new(json!({ "reason": error.to_string() })));
                problem
            }
            Denial::Forbidden { reason } => {
                let mut problem =
                    Self::new(S::FORBIDDEN, "forbidden", "You may not do this; see details.", "您无权执行此操作，见 details。");
                problem.details = Some(Box::new(json!({ "reason": reason })));
                problem
            }
            Denial::NotFound => Self::NOT_FOUND,
            Denial::Invalid { field, reason } => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "invalid",
                    "A field cannot be taken; see details.",
                    "某个字段无法接受，见 details。",
                );
                problem.details = Some(Box::new(json!({ "field": field, "reason": reason })));
                problem
            }
            Denial::Taken => Self::new(S::CONFLICT, "taken", "The name is taken.", "名称已被占用。"),
            Denial::Moved { expected, actual, since } => {
                let mut problem = Self::new(
                    S::CONFLICT,
                    "moved",
                    "Somebody was quicker: details say what happened since you looked.",
                    "案件已被他人更改，details 中列出此后发生的事项。",
                );
                problem.details = Some(Box::new(json!({ "expected": expected, "actual": actual, "since": since })));
                problem
            }
            Denial::DraftMoved { actual, by } => {
                let mut problem = Self::new(
                    S::CONFLICT,
                    "draft_moved",
                    "Somebody changed the draft since you looked; load it again and do yours once more.",
                    "草案已被他人更改，请重新载入后再操作。",
                );
                problem.details = Some(Box::new(json!({ "actual": actual, "by": by })));
                problem
            }
            Denial::Claimed { by } => {
                let mut problem = Self::new(S::CONFLICT, "claimed", "Another officer has this case.", "该案件由另一名关员处理。");
                problem.details = Some(Box::new(json!({ "by": by })));
                problem
            }
            Denial::SecondPerson => Self::new(
                S::CONFLICT,
                "second_person",
                "You proposed this; another person must confirm it.",
                "此操作由您提出，须由另一人确认。",
            ),
            Denial::NotNow(refusal) => {
                let mut problem = Self::new(
                    S::CONFLICT,
                    "not_now",
                    "Where the case stands, this is not possible; see details.",
                    "案件目前状态下不能执行此操作，见 details。",
                );
                problem.details = Some(Box::new(json!({ "reason": refusal.to_string() })));
                problem
            }
            Denial::Uncovered => Self::new(
                S::CONFLICT,
                "uncovered",
                "What is owed is neither paid nor deferred nor secured yet; see the payments of the case.",
                "应缴税款尚未缴清、延期或担保，见该案件的税费。",
            ),
            Denial::NotReleased => Self::new(S::CONFLICT, "not_released", "The goods were not released.", "货物尚未放行。"),
            Denial::Law { problems } => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "law",
                    "This edition cannot be taken; details name every place.",
                    "无法接受该版本，details 中列出每一处。",
                );
                problem.details = Some(Box::new(json!({ "problems": problems })));
                problem
            }
            Denial::Cells { problems } => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "cells",
                    "Something is wrong with what was written; details name every place and its mend.",
                    "填写内容有误，details 中列出每一处及改法。",
                );
                problem.details = Some(Box::new(json!({ "problems": problems })));
                problem
            }
            Denial::Agreement { problems } => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "agreement",
                    "The agreement cannot be run; details name every place and its mend.",
                    "该协议无法执行，details 中列出每一处及改法。",
                );
                problem.details = Some(Box::new(json!({ "problems": problems })));
                problem
            }
            Denial::Contract(refusal) => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "contract",
                    "The contract does not take this; details say why.",
                    "合约不接收此项，原因见 details。",
                );
                problem.details = Some(Box::new(json!({ "refusal": refusal, "text": refusal.text() })));
                problem
            }
            Denial::Exchange(refusal) => {
                let mut problem = Self::new(
                    S::UNPROCESSABLE_ENTITY,
                    "exchange",
                    "This cannot be exchanged; details say why.",
                    "无法交换此项，原因见 details。",
                );
                problem.details = Some(Box::new(json!({ "refusal": refusal.code(), "text": refusal.text() })));
                problem
            }
            Denial::Unexplained(reason) => reason.into(),
            Denial::Document { reason } => {
                let status = if reason == "too_large" { S::PAYLOAD_TOO_LARGE } else { S::UNPROCESSABLE_ENTITY };
                let mut problem =
                    Self::new(status, "document", "This document cannot be taken; see details.", "无法接受该文件，见 details。");
                problem.details = Some(Box::new(json!({ "reason": reason })));
                problem
            }
        }
    }
}

impl From<Unexplained> for Problem {
    fn from(reason: Unexplained) -> Self {
        let conflict = |code, en, zh| Self::new(StatusCode::CONFLICT, code, en, zh);
        match reason {
            Unexplained::NotScored => conflict("not_scored", "Targeting gave this case no score.", "该案件未经风险评分。"),
            Unexplained::NoSignals => conflict(
                "no_signals",
                "This case was decided before signals were kept with the decision, so its score cannot be explained in full; its main reasons stand.",
                "该案件判定时尚未随判定保存信号，无法完整解释评分；主要理由仍然有效。",
            ),
            Unexplained::NoModel => conflict(
                "no_model",
                "The model that decided this case is not kept here any more, so its score cannot be explained in full; its main reasons stand.",
                "判定该案件的模型已不在本处保存，无法完整解释评分；主要理由仍然有效。",
            ),
            Unexplained::Model(_) => conflict(
                "no_covers",
                "The model that decided this case has no Shapley values: it was trained before they were kept. Cases that a newly trained model decides have them.",
                "判定该案件的模型训练于此功能之前，没有沙普利值；由重新训练的模型判定的案件才有。",
            ),
        }
    }
}
