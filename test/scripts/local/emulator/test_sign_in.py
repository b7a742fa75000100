"""Signing in with codes of an authenticator app: what the patches make of the emulator's Cognito."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from botocore.exceptions import ClientError
from emulator_process import running_emulator

PASSWORD = "Correct-horse-battery-1"  # noqa: S105
PREFERRED = {"Enabled": True, "PreferredMfa": True}


def code_of(secret: str) -> str:
    """RFC 6238 with what authenticator apps assume: SHA-1, six digits, 30 seconds."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time() // 30)), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture(scope="module")
def cognito():
    with running_emulator() as aws:
        yield getattr(aws, "cognito-idp")


class Person:
    def __init__(self, cognito):
        pool = cognito.create_user_pool(PoolName="people")["UserPool"]["Id"]
        cognito.set_user_pool_mfa_config(
            UserPoolId=pool, SoftwareTokenMfaConfiguration={"Enabled": True}, MfaConfiguration="OPTIONAL"
        )
        flows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
        client = cognito.create_user_pool_client(UserPoolId=pool, ClientName="c", ExplicitAuthFlows=flows)
        self._cognito = cognito
        self._client = {"UserPoolId": pool, "ClientId": client["UserPoolClient"]["ClientId"]}
        cognito.admin_create_user(UserPoolId=pool, Username="ada", MessageAction="SUPPRESS")
        cognito.admin_set_user_password(UserPoolId=pool, Username="ada", Password=PASSWORD, Permanent=True)

    def sign_in(self) -> dict:
        return self._cognito.admin_initiate_auth(
            **self._client,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "ada", "PASSWORD": PASSWORD},
        )

    def respond(self, session: str, code: str) -> dict:
        return self._cognito.admin_respond_to_auth_challenge(
            **self._client,
            ChallengeName="SOFTWARE_TOKEN_MFA",
            Session=session,
            ChallengeResponses={"USERNAME": "ada", "SOFTWARE_TOKEN_MFA_CODE": code},
        )

    def associate(self) -> tuple[str, str]:
        token = self.sign_in()["AuthenticationResult"]["AccessToken"]
        secret = self._cognito.associate_software_token(AccessToken=token)["SecretCode"]
        self._cognito.verify_software_token(AccessToken=token, UserCode=code_of(secret))
        return token, secret


def test_a_sign_in_asks_for_a_code_once_the_user_prefers_codes(cognito):
    ada = Person(cognito)
    token, _ = ada.associate()
    assert "AuthenticationResult" in ada.sign_in()

    cognito.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings=PREFERRED)

    assert ada.sign_in()["ChallengeName"] == "SOFTWARE_TOKEN_MFA"


def test_a_code_signs_in_with_the_session_of_its_challenge_only_and_once(cognito):
    ada = Person(cognito)
    token, secret = ada.associate()
    cognito.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings=PREFERRED)
    session = ada.sign_in()["Session"]

    with pytest.raises(ClientError, match="NotAuthorizedException"):
        ada.respond("a-session-that-nobody-has-begun", code_of(secret))
    with pytest.raises(ClientError, match="CodeMismatchException"):
        ada.respond(session, "000000")
    assert "AuthenticationResult" in ada.respond(session, code_of(secret))
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        ada.respond(session, code_of(secret))
