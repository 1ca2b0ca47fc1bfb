package org.hongxian.approval.casework;

/** 报件类型: decides the process and the dossier. */
public enum CaseType {
    /** 单独选址建设项目: conversion and expropriation for a separately sited project. */
    SEPARATELY_SITED
}
