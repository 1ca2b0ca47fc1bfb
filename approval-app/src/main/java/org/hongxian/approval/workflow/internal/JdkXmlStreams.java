package org.hongxian.approval.workflow.internal;

import javax.xml.stream.XMLInputFactory;

/**
 * Has definitions read by the XML parser of the JDK, whatever other parser a library brings along. The reader of XLSX files brings
 * one that hands blanks between elements to the schema validation of Flowable, which refuses every definition then.
 */
final class JdkXmlStreams {

    private static final String CHOICE = XMLInputFactory.class.getName();

    private JdkXmlStreams() {}

    /** A choice of whoever runs the program stands. */
    static void choose() {
        if (System.getProperty(CHOICE) == null) {
            System.setProperty(
                    CHOICE, XMLInputFactory.newDefaultFactory().getClass().getName());
        }
    }
}
