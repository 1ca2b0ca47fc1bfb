package org.hongxian.approval.identity;

/** Credentials of programs that act for a person and may read map services only; checked by the module that keeps them. */
public interface ServiceCredentials {

    /** Whether the text has the form of such a credential, rather than of a password. */
    boolean isOne(String secret);

    /** Whether it is one of the person's, and in force. */
    boolean admits(String login, String secret);
}
