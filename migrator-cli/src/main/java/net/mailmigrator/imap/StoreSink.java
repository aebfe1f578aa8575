package net.mailmigrator.imap;

/** Takes what a server answers to several STOREs. After a fault that is waited out it may be told everything again. */
public interface StoreSink {
    /**
     * One was answered.
     *
     * @param number of the request, from 0; ascending unless the server answers out of order
     */
    void stored(int number, StoreResult result);

    /** A message that was to be looked at, as it is after all of them. */
    void current(CurrentMessage message);
}
