"""Patches for the differences between MiniStack's Cognito and AWS's that affect who can sign in."""

from ministack.services import cognito

from scripts.local.emulator.patching import Patch

KNOWN_SESSIONS = (
    # A code alone signed in: the session of the challenge, which proves that the password was right, was not read.
    Patch(
        cognito,
        "_mfa_challenge_for_user",
        "    session = base64.b64encode(secrets.token_bytes(32)).decode()\n",
        """    session = base64.b64encode(secrets.token_bytes(32)).decode()
    user.setdefault("_mfa_sessions", []).append(session)
""",
    ),
    Patch(
        cognito,
        "_admin_respond_to_auth_challenge",
        """        # The code is checked against the secret VerifySoftwareToken enrolled.
""",
        """        if data.get("Session") not in user.get("_mfa_sessions", []):
            return error_response_json("NotAuthorizedException", "Invalid session for the user.", 400)
        # The code is checked against the secret VerifySoftwareToken enrolled.
""",
    ),
    Patch(
        cognito,
        "_admin_respond_to_auth_challenge",
        """        _finish_auth_event(user, data.get("Session"), "Mfa", True)
""",
        """        user["_mfa_sessions"].remove(data.get("Session"))
        _finish_auth_event(user, data.get("Session"), "Mfa", True)
""",
    ),
)

PREFERRED_CODES = (
    # Verifying a code made sign-ins ask for one. On AWS they do once SetUserMFAPreference says so.
    Patch(
        cognito,
        "_verify_software_token",
        """        user.setdefault("_mfa_enabled", [])
        if "SOFTWARE_TOKEN_MFA" not in user["_mfa_enabled"]:
            user["_mfa_enabled"].append("SOFTWARE_TOKEN_MFA")
        user["_preferred_mfa"] = "SOFTWARE_TOKEN_MFA"
""",
        "",
    ),
)

PATCHES = (*KNOWN_SESSIONS, *PREFERRED_CODES)
