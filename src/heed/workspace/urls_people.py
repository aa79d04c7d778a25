"""Addresses for signing in, for people's own accounts, and for those who manage people.

django-allauth asks for some of its pages by its own names: such a page has two. What is not listed here has no address.
"""

from __future__ import annotations

from django.urls import path, re_path

from heed.workspace.middleware import sets_up_second_factor, without_second_factor
from heed.workspace.views.account.app import AddApp, NewRecoveryCodes, RecoveryCodes, RemoveApp, choose
from heed.workspace.views.account.overview import account, end_other_sessions, end_session
from heed.workspace.views.account.passkeys import AddPasskey, RemovePasskey
from heed.workspace.views.account.password import ChangePassword, CodeAgain, PasskeyAgain, PasswordAgain
from heed.workspace.views.entering.invitation import accept, invitation
from heed.workspace.views.entering.password import ForgottenPassword, ForgottenPasswordSent, NewPassword
from heed.workspace.views.entering.second_step import PasskeyAlone, SecondStep
from heed.workspace.views.entering.sign_in import SignIn, SignOut
from heed.workspace.views.entering.single_sign_on import come_back, leave
from heed.workspace.views.people import person
from heed.workspace.views.people.inviting import invite, invite_again, revoke
from heed.workspace.views.people.listing import people

ENTERING = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/second-step/", SecondStep.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", PasskeyAlone.as_view(), name="mfa_login_webauthn"),
    path("sign-in/with/<slug:provider_id>/", leave, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/answer/", come_back, name="openid_connect_callback"),
    path("sign-out/", without_second_factor(SignOut.as_view()), name="sign-out"),
    path("forgotten-password/", ForgottenPassword.as_view(), name="account_reset_password"),
    path("forgotten-password/sent/", ForgottenPasswordSent.as_view(), name="account_reset_password_done"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path("invitation/<str:token>/accept/", accept, name="accept-invitation"),
    re_path(
        r"^new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
]

ACCOUNT = [
    path("account/", account, name="account"),
    path("account/sessions/<int:session_id>/end/", end_session, name="end-session"),
    path("account/sessions/end-others/", end_other_sessions, name="end-other-sessions"),
    path("account/password/", ChangePassword.as_view(), name="account_change_password"),
    path("account/again/password/", sets_up_second_factor(PasswordAgain.as_view()), name="account_reauthenticate"),
    path("account/again/code/", CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("account/again/passkey/", PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("account/second-factor/", sets_up_second_factor(choose), name="mfa_index"),
    path("account/app/", sets_up_second_factor(AddApp.as_view()), name="mfa_activate_totp"),
    path("account/app/remove/", RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("account/passkeys/add/", sets_up_second_factor(AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove/", RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("account/codes/", RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("account/codes/new/", NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
]

PEOPLE = [
    path("people/", people, name="people"),
    path("people/invite/", invite, name="invite"),
    path("people/invitations/<int:invitation_id>/again/", invite_again, name="invite-again"),
    path("people/invitations/<int:invitation_id>/revoke/", revoke, name="revoke-invitation"),
    path("people/<int:person_id>/", person.person, name="person"),
    path("people/<int:person_id>/duties/", person.give_duty, name="give-duty"),
    path("people/<int:person_id>/duties/<int:membership_id>/take/", person.take_duty, name="take-duty"),
    path("people/<int:person_id>/positions/", person.give_position, name="give-position"),
    path("people/<int:person_id>/positions/<int:position_id>/take/", person.take_position, name="take-position"),
    path("people/<int:person_id>/account/", person.close_account, name="close-account"),
    path("people/<int:person_id>/second-factor/", person.reset_second_factor, name="reset-second-factor"),
    path("people/<int:person_id>/sessions/", person.end_sessions, name="end-sessions"),
    path("people/<int:person_id>/unlock/", person.unlock, name="unlock"),
]

urlpatterns = [*ENTERING, *ACCOUNT, *PEOPLE]
