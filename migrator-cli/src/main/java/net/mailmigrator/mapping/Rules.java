package net.mailmigrator.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.mapping.MappingSettings.QuotaPolicy;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.OldPanel;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.SourceAccount;

/** The rules in the order in which they run. */
final class Rules {
    private final MappingSettings settings;
    private final MappingRules rules;
    private final Surroundings around;
    private final QuotaProposals quotas;
    private final Exemptions exemptions;

    Rules(MappingSettings settings, MappingRules rules, Decisions decisions, Surroundings around) {
        this.settings = settings;
        this.rules = rules;
        this.around = around;
        this.quotas = new QuotaProposals(settings, rules, decisions);
        this.exemptions = new Exemptions(settings.lists().exemptions(), around.book(), around.move());
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
                new ScopeRule(around.scope()),
                new StateRule(),
                new WaveRule(around.waves(), around.book(), accounts),
                new LoginRule(index, settings.lists().logins()),
                new Pop3Rule());
    }

    /** What matters where the new accounts are made from the old ones. */
    private List<Rule> provisioning(AccountIndex index, List<SourceAccount> accounts) {
        Map<String, QuotaProposal> proposals = quotas.over(accounts);
        return List.of(
                new LoginCollisionRule(index),
                new AddressRule(index, around.book()),
                new PasswordRule(),
                new QuotaRule(
                        proposals,
                        settings.quota() instanceof QuotaPolicy.Keep,
                        rules.quota().warnAbovePercent()),
                new RetentionRule(proposals, rules.retention()),
                new SpamRule(rules.spam()),
                new VirusRule(rules.virus()),
                new MailguardRule(),
                new SenderRule(around.book(), exemptions, settings.lists().sentBy()),
                new ForwardRule(new ForwardCheck(around.book(), around.move())),
                new ReplyRule(around.move()),
                new UseRule(around.move()),
                new ClientRule(),
                new ContactsRule(),
                new TextRule());
    }

    /** What was noticed about something that is no account; after {@link #over}. */
    List<OtherFindings> others(OldPanel panel, List<SourceAccount> accounts) {
        if (!settings.mapsAccounts()) {
            return List.of();
        }
        AddressBook book = around.book();
        EntryCheck entries = new EntryCheck(book, new ForwardCheck(book, around.move()));
        return Stream.of(
                        quotas.customers().stream(),
                        new DomainCheck(around.scope(), panel.domains()).check(),
                        new SpamCheck(rules.spam()).check(accounts),
                        new AdminCheck(book, panel.admins(), panel.accounts()).check(),
                        panel.entries().stream().flatMap(entries::check),
                        exemptions.withoutAccount(
                                accounts.stream().map(SourceAccount::login).collect(Collectors.toSet())))
                .flatMap(found -> found)
                .toList();
    }
}
