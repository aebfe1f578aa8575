package net.mailmigrator.report;

import java.util.Map;

/** Why a rule changes a field, in a sentence for those who read "before → after". */
final class RuleWords {

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("expiry", "the account has ended in the old system"),
            Map.entry("R1", "which accounts are moved is told by their hosts, or by a decision"),
            Map.entry("R2", "logins and passwords stay, unless no server can check them"),
            Map.entry("R3", "the target takes only e-mail addresses as logins"),
            Map.entry("R4", "one login and password for all services of an account"),
            Map.entry("R7", "accounts of a customer are switched over together"),
            Map.entry("R12", "every account has a quota in the new system, given by the policy"),
            Map.entry("R13", "an account above 80 % of its quota is warned"),
            Map.entry("R16", "deletion by age goes on, and holds for all folders"),
            Map.entry("R17", "deletion by age can be changed only where a quota is set"),
            Map.entry("R18", "the new system sends only from addresses of the account"),
            Map.entry("R19", "exempt by an approved request"),
            Map.entry("R20", "a forward or automatic reply has a first day, and may have a last"),
            Map.entry("R21", "the new system moves no spam: it marks it or rejects it"),
            Map.entry("R21b", "the new system has no spam report"),
            Map.entry("R21c", "the new system rejects viruses always"),
            Map.entry("R29", "addresses are carried in the form that servers compare"),
            Map.entry("R30", "an address belongs to one account: the one whose primary address it is, or the first"),
            Map.entry("R31", "a text had been read in the wrong character set"));

    private RuleWords() {}

    /** Empty for a rule that explains itself, or is not known here. */
    static String reason(String rule) {
        return REASONS.getOrDefault(rule, "");
    }
}
