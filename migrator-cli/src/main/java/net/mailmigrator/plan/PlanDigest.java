package net.mailmigrator.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Severity;

/**
 * The fingerprint of a plan: the first eight hexadecimal digits of a SHA-256 over accounts, mapped values, folder names
 * and decisions. Counts, sizes and usage are not in it, since they change while people work; nor is any secret, of a
 * password only the scheme. Nothing depends on the order in which the source gives its accounts or a server lists its
 * folders. A first run and a resumed one have the same digest.
 */
public final class PlanDigest {
    private PlanDigest() {}

    /** Of a whole plan: {@code 7c1f-09ab}. */
    static String of(String batch, List<AccountPlan> accounts) {
        CanonicalText text = new CanonicalText().add("batch", batch);
        accounts.stream()
                .sorted(Comparator.comparing(plan -> plan.account().login()))
                .forEach(plan -> write(text, plan));
        return digest(text);
    }

    /** Of one account's part, to tell which accounts differ from an earlier plan. */
    public static String of(AccountPlan account) {
        CanonicalText text = new CanonicalText();
        write(text, account);
        return digest(text);
    }

    private static void write(CanonicalText text, AccountPlan plan) {
        text.account(plan.account());
        FolderPlan folders = plan.folders();
        if (folders != null) {
            folders.folders().stream()
                    .sorted(Comparator.comparing(FolderPlan.Entry::sourceFolder)
                            .thenComparing(FolderPlan.Entry::targetFolder))
                    .forEach(entry -> text.add("folder", entry.sourceFolder()).add("becomes", entry.targetFolder()));
            folders.leftOut().stream()
                    .map(FolderPlan.LeftOut::sourceFolder)
                    .sorted()
                    .forEach(name -> text.add("leftOut", name));
        }
        plan.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR || finding.severity() == Severity.DECIDE)
                // Once it is answered and copying has begun, it is gone, and a resumed run shall have the digest of the
                // first. As long as it is open, copying does not begin.
                .filter(finding -> finding.code() != FindingCode.TARGET_NOT_EMPTY || plan.isOpen(finding))
                // depends on how closely the plan looked at the mail, and on the day
                .filter(finding -> finding.code() != FindingCode.RETENTION_PREVIEW)
                .map(finding -> finding.code().code())
                .distinct()
                .sorted()
                .forEach(code -> text.add("asks", code));
        plan.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(answer -> text.add(answer.getKey().code(), answer.getValue()));
    }

    private static String digest(CanonicalText text) {
        try {
            byte[] sha256 =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(sha256, 0, 4);
            return hex.substring(0, 4) + "-" + hex.substring(4);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
