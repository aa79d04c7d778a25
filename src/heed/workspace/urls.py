"""Addresses of the staff desk."""

from __future__ import annotations

from django.urls import path

from heed.workspace.views.adding import add
from heed.workspace.views.arranging import merge, move, order, set_one, split
from heed.workspace.views.batch import import_again, import_batch, import_batch_files, import_remove
from heed.workspace.views.bin import bin_, bring_back, delete_document, delete_review, review_documents
from heed.workspace.views.citing import cite, take_out
from heed.workspace.views.confirming import confirm, confirm_kind, confirm_looked_at
from heed.workspace.views.desk import desk
from heed.workspace.views.destroyed import destroyed, destroyed_table
from heed.workspace.views.details import details
from heed.workspace.views.documents import document_file, document_role
from heed.workspace.views.draft import card, draft, proposals
from heed.workspace.views.followers import followers
from heed.workspace.views.gate import decide_findings, gate, look_through, redact
from heed.workspace.views.history import history
from heed.workspace.views.importing import import_files
from heed.workspace.views.keeping import destroy, keeping, lift_hold, place_hold, set_rule, take_out_rule
from heed.workspace.views.log import log, log_export
from heed.workspace.views.pane import page_marks, page_picture, page_words, pane
from heed.workspace.views.partnerships import partnership, partnerships, rename_partnership
from heed.workspace.views.presenting import presentation
from heed.workspace.views.previewing import preview
from heed.workspace.views.proposal import correct, decision, proposal
from heed.workspace.views.publication import publication, version
from heed.workspace.views.reviews import reviews
from heed.workspace.views.steps import take_step
from heed.workspace.views.succession import remove_succession, succeed_partnership
from heed.workspace.views.taking_back import redo, undo
from heed.workspace.views.themes import decide_themes, themes
from heed.workspace.views.typing import throw_away, typed
from heed.workspace.views.warnings import settle

urlpatterns = [
    path("", desk, name="desk"),
    path("keeping/", keeping, name="keeping"),
    path("keeping/rule/", set_rule, name="set-rule"),
    path("keeping/rule/<int:key>/out/", take_out_rule, name="take-out-rule"),
    path("keeping/hold/", place_hold, name="place-hold"),
    path("keeping/hold/<int:key>/lift/", lift_hold, name="lift-hold"),
    path("keeping/destroy/", destroy, name="destroy"),
    path("keeping/destroyed/", destroyed, name="destroyed"),
    path("keeping/destroyed.csv", destroyed_table, name="destroyed-table"),
    path("bin/", bin_, name="bin"),
    path("bin/<slug:sort>/<int:key>/back/", bring_back, name="bring-back"),
    path("reviews/<int:review_id>/documents/", review_documents, name="review-documents"),
    path("reviews/<int:review_id>/documents/<int:document_id>/file/", document_file, name="document-file"),
    path("reviews/<int:review_id>/documents/<int:document_id>/role/", document_role, name="document-role"),
    path("reviews/<int:review_id>/documents/<int:key>/delete/", delete_document, name="delete-document"),
    path("reviews/<int:review_id>/delete/", delete_review, name="delete-review"),
    path("partnerships/", partnerships, name="partnerships"),
    path("partnerships/<int:key>/", partnership, name="partnership"),
    path("partnerships/<int:key>/name/", rename_partnership, name="rename-partnership"),
    path("partnerships/<int:key>/after/", succeed_partnership, name="succeed-partnership"),
    path("partnerships/<int:key>/after/<int:succession>/remove/", remove_succession, name="remove-succession"),
    path("import/", import_files, name="import"),
    path("import/<uuid:batch>/", import_batch, name="import-batch"),
    path("import/<uuid:batch>/files/", import_batch_files, name="import-batch-files"),
    path("import/<uuid:batch>/<int:key>/again/", import_again, name="import-again"),
    path("import/<uuid:batch>/<int:key>/remove/", import_remove, name="import-remove"),
    path("followers/", followers, name="followers"),
    path("log/", log, name="log"),
    path("log/export/", log_export, name="log-export"),
    path("reviews/", reviews, name="staff-reviews"),
    path("reviews/<int:review_id>/", draft, name="draft"),
    path("reviews/<int:review_id>/presentation/", presentation, name="presentation"),
    path("reviews/<int:review_id>/presentation/preview/", preview, name="briefing-preview"),
    path("reviews/<int:review_id>/pane/", pane, name="pane"),
    path("reviews/<int:review_id>/list/", proposals, name="proposals"),
    path(
        "reviews/<int:review_id>/documents/<int:document_id>/<int:number>/picture/", page_picture, name="page-picture"
    ),
    path("reviews/<int:review_id>/documents/<int:document_id>/<int:number>/words/", page_words, name="page-words"),
    path("reviews/<int:review_id>/documents/<int:document_id>/<int:number>/marks/", page_marks, name="page-marks"),
    path("reviews/<int:review_id>/looked-at/", confirm_looked_at, name="confirm-looked-at"),
    path("reviews/<int:review_id>/confirm/", confirm, name="confirm-review"),
    path("reviews/<int:review_id>/item/<int:key>/split/", split, name="split-item"),
    path("reviews/<int:review_id>/item/<int:key>/move/", move, name="move-item"),
    path("reviews/<int:review_id>/item/<int:key>/set/", set_one, name="set-item"),
    path("reviews/<int:review_id>/merge/", merge, name="merge-items"),
    path("reviews/<int:review_id>/order/", order, name="order-items"),
    path("reviews/<int:review_id>/add/", add, name="add-proposal"),
    path("reviews/<int:review_id>/details/", details, name="details"),
    path("reviews/<int:review_id>/warnings/<int:key>/", settle, name="settle-warning"),
    path("reviews/<int:review_id>/confirm-kind/", confirm_kind, name="confirm-kind"),
    path("reviews/<int:review_id>/typed/", typed, name="typed"),
    path("reviews/<int:review_id>/typed/throw-away/", throw_away, name="throw-away-typed"),
    path("reviews/<int:review_id>/undo/", undo, name="undo-last"),
    path("reviews/<int:review_id>/redo/", redo, name="redo-last"),
    path("reviews/<int:review_id>/history/", history, name="history"),
    path("reviews/<int:review_id>/themes/", themes, name="themes-of"),
    path("reviews/<int:review_id>/themes/decide/", decide_themes, name="decide-themes"),
    path("reviews/<int:review_id>/gate/", gate, name="gate"),
    path("reviews/<int:review_id>/gate/decide/", decide_findings, name="decide-findings"),
    path("reviews/<int:review_id>/gate/look-through/", look_through, name="look-through"),
    path("reviews/<int:review_id>/gate/redact/", redact, name="redact"),
    path("reviews/<int:review_id>/publication/", publication, name="publication"),
    path("reviews/<int:review_id>/publication/versions/<int:number>/", version, name="version"),
    path("reviews/<int:review_id>/publication/<slug:step>/", take_step, name="step"),
    path("reviews/<int:review_id>/<slug:sort>/<int:key>/", proposal, name="proposal"),
    path("reviews/<int:review_id>/<slug:sort>/<int:key>/card/", card, name="card"),
    path("reviews/<int:review_id>/<slug:sort>/<int:key>/cite/", cite, name="cite"),
    path("reviews/<int:review_id>/<slug:sort>/<int:key>/take-out/", take_out, name="take-out-passage"),
    path("reviews/<int:review_id>/<slug:sort>/<int:key>/correct/", correct, name="correct"),
    path("reviews/<int:review_id>/<slug:sort>/<int:key>/decision/", decision, name="decision"),
]
