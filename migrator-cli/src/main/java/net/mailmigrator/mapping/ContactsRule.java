package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;

/** R10: contacts stay in the old webmail; who has some is told how to take them along. */
final class ContactsRule implements Rule {
    @Override
    public void apply(AccountDraft draft) {
        int contacts = draft.source().person().contacts();
        if (contacts > 0) {
            draft.find(FindingCode.CONTACTS_LEFT, "count", String.valueOf(contacts));
        }
    }
}
