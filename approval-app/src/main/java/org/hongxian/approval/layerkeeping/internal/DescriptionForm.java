package org.hongxian.approval.layerkeeping.internal;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hongxian.map.layer.LayerAccess;
import org.hongxian.map.layer.LayerAccess.Kind;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.SecrecyLevel;

/**
 * What a person writes about a layer, as it was typed; public for the page.
 *
 * @param regions codes of divisions, with spaces or commas between them
 * @param accessFrom day from which the rule of who may see it holds; empty for today
 */
public record DescriptionForm(
        String group,
        String ownerUnit,
        String contact,
        String description,
        String licence,
        String secrecy,
        String access,
        String regions,
        String accessFrom,
        String reason) {

    private static final int LONGEST_GROUP = 80;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_LICENCE = 400;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_REGIONS = 50;

    /** Whatever was not sent is empty. */
    public DescriptionForm {
        group = requireNonNullElse(group, "");
        ownerUnit = requireNonNullElse(ownerUnit, "");
        contact = requireNonNullElse(contact, "");
        description = requireNonNullElse(description, "");
        licence = requireNonNullElse(licence, "");
        secrecy = requireNonNullElse(secrecy, "");
        access = requireNonNullElse(access, "");
        regions = requireNonNullElse(regions, "");
        accessFrom = requireNonNullElse(accessFrom, "");
        reason = requireNonNullElse(reason, "");
    }

    static DescriptionForm of(LayerMetadata metadata, LocalDate today) {
        return new DescriptionForm(
                metadata.group(),
                metadata.ownerUnit(),
                metadata.contact(),
                metadata.description(),
                metadata.licence(),
                metadata.secrecy(),
                metadata.access().kind().name(),
                String.join(" ", metadata.access().regions()),
                metadata.accessFrom().isAfter(today) ? metadata.accessFrom().toString() : today.toString(),
                "");
    }

    /** Key of what is wrong with it; empty when nothing is. */
    Optional<String> problem(LocalDate today) {
        if (ownerUnit.isBlank() || ownerUnit.length() > LONGEST_LINE) {
            return Optional.of("owner");
        }
        if (group.length() > LONGEST_GROUP
                || contact.length() > LONGEST_LINE
                || licence.length() > LONGEST_LICENCE
                || description.length() > LONGEST_TEXT) {
            return Optional.of("long");
        }
        Optional<SecrecyLevel> level = SecrecyLevel.find(secrecy, today);
        if (level.isEmpty()) {
            return Optional.of("secrecy");
        }
        if (!level.get().isHeld()) {
            return Optional.of("secret");
        }
        if (Stream.of(Kind.values()).noneMatch(kind -> kind.name().equals(access)) || !hasRegionsWhereTheyCount()) {
            return Optional.of("regions");
        }
        try {
            if (LocalDate.parse(accessFrom).isBefore(today)) {
                return Optional.of("from");
            }
        } catch (DateTimeParseException e) {
            return Optional.of("from");
        }
        return reason.isBlank() || reason.length() > LONGEST_REASON ? Optional.of("reason") : Optional.empty();
    }

    private boolean hasRegionsWhereTheyCount() {
        List<String> codes = codes();
        return codes.size() <= MOST_REGIONS
                && codes.stream().allMatch(code -> code.matches("[0-9]{6}"))
                && !(access.equals(Kind.REGIONS.name()) && codes.isEmpty());
    }

    private List<String> codes() {
        return Stream.of(regions.split("[\\s,，、;；]+"))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** To be asked only when nothing is wrong with it. */
    LayerMetadata metadata(String layer, String login) {
        Kind kind = Kind.valueOf(access);
        return new LayerMetadata(
                layer,
                0,
                group.strip(),
                ownerUnit.strip(),
                contact.strip(),
                description.strip(),
                licence.strip(),
                secrecy,
                new LayerAccess(kind, kind == Kind.REGIONS ? codes() : List.of()),
                LocalDate.parse(accessFrom),
                login,
                Instant.EPOCH,
                reason.strip());
    }
}
