package net.mailmigrator.provision;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordSchemes;
import org.jspecify.annotations.Nullable;

/** What a target makes of an account, before anything is written. Pure. */
public final class TargetExamination {
    private final TargetTemplate template;
    private final PasswordForm passwords;

    /** @param template the target's own words */
    public TargetExamination(TargetTemplate template) {
        this.template = template;
        this.passwords = new PasswordForm(template.passwords());
    }

    /**
     * The findings.
     *
     * @param unfit why the target cannot hold the account at all; null: it can
     */
    public List<Finding> of(MappedAccount account, @Nullable String unfit) {
        List<Finding> findings = new ArrayList<>();
        if (unfit != null) {
            findings.add(Finding.of(FindingCode.TARGET_REFUSES, "target", template.name(), "reason", unfit));
        }
        PasswordHash password = account.password();
        // forms that no mail server can check are the mapper's finding already
        if (password != null && PasswordSchemes.isUsable(password.scheme()) && !passwords.accepts(password)) {
            findings.add(Finding.of(
                    FindingCode.PASSWORD_NOT_ACCEPTED, "target", template.name(), "scheme", password.scheme()));
        }
        findings.addAll(TargetLacks.of(account, template));
        return findings;
    }
}
