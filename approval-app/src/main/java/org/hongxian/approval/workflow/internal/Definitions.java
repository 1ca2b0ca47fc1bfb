package org.hongxian.approval.workflow.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.common.engine.impl.util.io.BytesStreamSource;
import org.flowable.engine.RepositoryService;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The process definitions this product ships: checked at every start, deployed when they changed. A running case keeps the
 * version it began with.
 */
@Component
class Definitions implements SmartInitializingSingleton {

    private static final Map<CaseType, String> PROCESSES = Map.of(CaseType.SEPARATELY_SITED, "separately-sited");

    private final RepositoryService repository;
    private final ObjectProvider<CompletionRequirement> requirements;
    private final Map<String, Definition> known = new ConcurrentHashMap<>();

    Definitions(RepositoryService repository, ObjectProvider<CompletionRequirement> requirements) {
        this.repository = repository;
        this.requirements = requirements;
    }

    /** After all beans exist: the requirements of other modules themselves need this module. */
    @Override
    public void afterSingletonsInstantiated() {
        var knownPieces = new HashSet<String>();
        requirements.forEach(requirement -> knownPieces.addAll(requirement.pieces()));
        for (String process : PROCESSES.values()) {
            byte[] xml = resource(process);
            List<String> problems = check(xml, knownPieces);
            if (!problems.isEmpty()) {
                throw new BrokenDefinitionException(process, problems);
            }
            repository
                    .createDeployment()
                    .name(process)
                    .addBytes(process + ".bpmn20.xml", xml)
                    .enableDuplicateFiltering()
                    .deploy();
        }
    }

    /** Key of the process a case of that type runs through. */
    String processKey(CaseType type) {
        String key = PROCESSES.get(type);
        if (key == null) {
            throw new IllegalStateException("no process for " + type);
        }
        return key;
    }

    Definition get(String definitionId) {
        return known.computeIfAbsent(definitionId, id -> Definition.read(repository.getBpmnModel(id)));
    }

    String xml(String definitionId) {
        try (InputStream xml = repository.getProcessModel(definitionId)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static List<String> check(byte[] xml, Set<String> knownPieces) {
        JdkXmlStreams.choose();
        BpmnModel model = new BpmnXMLConverter().convertToBpmnModel(new BytesStreamSource(xml), true, true);
        return DefinitionCheck.problems(model, knownPieces);
    }

    private static byte[] resource(String process) {
        try {
            return new ClassPathResource("processes/" + process + ".bpmn20.xml").getContentAsByteArray();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
