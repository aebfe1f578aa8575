package net.mailmigrator.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.SourceAccount;

/** The rules in the order in which they run. */
final class Rules {
    private final MappingSettings settings;
    private final MappingRules rules;
    private final ScopeFilter scope;
    private final Decisions decisions;
    private final Waves waves;

    Rules(MappingSettings settings, MappingRules rules, ScopeFilter scope, Decisions decisions, Waves waves) {
        this.settings = settings;
        this.rules = rules;
        this.scope = scope;
        this.decisions = decisions;
        this.waves = waves;
    }

    /** Rules for a set of accounts; some compare an account with the others. */
    List<Rule> over(List<SourceAccount> accounts) {
        AccountIndex index = new AccountIndex(accounts);
        return settings.mapsAccounts()
                ? Stream.concat(copying(index, accounts).stream(), provisioning(index, accounts).stream())
                        .toList()
                : copying(index, accounts);
    }

    /** What matters also where the new accounts exist already and only mail is copied. */
    private List<Rule> copying(AccountIndex index, List<SourceAccount> accounts) {
        return List.of(
                new ScopeRule(scope),
                new StateRule(),
                new WaveRule(waves, index, accounts),
                new LoginRule(index),
                new Pop3Rule());
    }

    /** What matters where the new accounts are made from the old ones. */
    private List<Rule> provisioning(AccountIndex index, List<SourceAccount> accounts) {
        Map<String, QuotaProposal> quotas = new QuotaProposals(settings, rules, decisions).over(accounts);
        return List.of(
                new LoginCollisionRule(index),
                new AddressRule(index),
                new PasswordRule(),
                new QuotaRule(
                        quotas,
                        settings.quota() instanceof QuotaPolicy.Keep,
                        rules.quota().warnAbovePercent()),
                new RetentionRule(quotas, rules.retention()),
                new SpamRule(rules.spam()),
                new VirusRule(rules.virus()),
                new MailguardRule(),
                new SenderRule(),
                new ContactsRule(),
                new TextRule());
    }
}
