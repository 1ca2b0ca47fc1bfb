package org.hongxian.approval.layerkeeping.internal;

import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is said about layers, and has every change recorded. */
@Component
class LayerDescriptions {

    private final LayerRegister register;
    private final ApplicationEventPublisher events;

    LayerDescriptions(LayerRegister register, ApplicationEventPublisher events) {
        this.register = register;
        this.events = events;
    }

    @Transactional
    void describe(LayerMetadata metadata) {
        events.publishEvent(new LayerDescribed(register.describe(metadata)));
    }
}
