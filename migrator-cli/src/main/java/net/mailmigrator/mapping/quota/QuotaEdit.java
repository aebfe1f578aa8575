package net.mailmigrator.mapping.quota;

/**
 * An edit of one account's quota, judged as the new panel shall judge it (R15): what the others have is compared without
 * the edited account's own old quota, and lowering is always allowed. Sizes in bytes.
 *
 * @param limit what all accounts of the contingent may have together, overcommit included
 * @param others what all but the edited account have
 * @param before its quota now; 0: none
 * @param after what it shall get
 * @param usage what it holds
 * @param step the least quota
 */
public record QuotaEdit(long limit, long others, long before, long after, long usage, long step) {
    /** How an edit is judged. */
    public enum Verdict {
        OK,
        /** Less than it holds: new mail would be refused. Only when forced. */
        BELOW_USAGE,
        /** Below one step; 0 is no quota. */
        TOO_SMALL,
        /** More than the contingent leaves. */
        EXCEEDED
    }

    /** @param forced that new mail would be refused is known and accepted */
    public Verdict judge(boolean forced) {
        if (after < step) {
            return Verdict.TOO_SMALL;
        }
        boolean lowers = before > 0 && after <= before;
        if (!lowers && Math.addExact(others, after) > limit) {
            return Verdict.EXCEEDED;
        }
        return after < usage && !forced ? Verdict.BELOW_USAGE : Verdict.OK;
    }

    /** How many bytes are missing where it exceeds the contingent; 0 where it does not. */
    public long missing() {
        return judge(true) == Verdict.EXCEEDED ? others + after - limit : 0;
    }
}
