package org.hongxian.approval.workflow;

/** An opinion as somebody wrote it at a live step and has not given yet. */
public record OpinionDraft(String text, String author, String authorName) {}
