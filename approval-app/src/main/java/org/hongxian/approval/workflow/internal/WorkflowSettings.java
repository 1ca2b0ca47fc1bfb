package org.hongxian.approval.workflow.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param startIncomplete start although a definition demands pieces no module answers for; they block their step */
@ConfigurationProperties("hongxian.workflow")
record WorkflowSettings(@DefaultValue("false") boolean startIncomplete) {}
