package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an operator: of one account, or once for all accounts of a customer where it is the customer that is
 * meant.
 *
 * @param account login; null: it is about the customer
 * @param customer its id; null: it is about the account
 * @param findings what is asked, of one account; one answer holds for all of them
 * @param accounts how many accounts wait for the answer
 */
record OpenQuestion(
        FindingCode code,
        @Nullable String account,
        @Nullable String customer,
        List<Finding> findings,
        int accounts) {

    private record Key(FindingCode code, String customer) {}

    /** All of a plan, in the order of its accounts. */
    static List<OpenQuestion> of(MigrationPlan plan) {
        Map<Object, OpenQuestion> questions = new LinkedHashMap<>();
        for (AccountPlan account : plan.accounts()) {
            account.questions().forEach((code, findings) -> {
                OpenQuestion question = of(account, code, findings);
                Object key = question.customer == null ? question : new Key(code, question.customer);
                questions.merge(key, question, (first, next) -> first.forOneMore());
            });
        }
        return new ArrayList<>(questions.values());
    }

    private static OpenQuestion of(AccountPlan account, FindingCode code, List<Finding> findings) {
        String customer = account.account().customer();
        return code.concernsCustomer() && customer != null
                ? new OpenQuestion(code, null, customer, findings, 1)
                : new OpenQuestion(code, account.account().login(), null, findings, 1);
    }

    private OpenQuestion forOneMore() {
        return new OpenQuestion(code, account, customer, findings, accounts + 1);
    }

    /** For whom more the answer holds; empty: only for the one that is named. */
    String addition() {
        return accounts == 1 ? "" : " (" + accounts + " accounts wait for it)";
    }
}
