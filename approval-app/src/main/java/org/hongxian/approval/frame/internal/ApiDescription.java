package org.hongxian.approval.frame.internal;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the programming interface says beside its routes: who may call it and how it refuses. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BASIC = "basic";

    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "A parameter is missing or has an unknown value; the answer lists what it may be",
            "401", "Not logged in",
            "403", "Not of this person's role, or not at this step of the case",
            "404", "There is none, or it is outside this person's jurisdiction",
            "409", "Somebody else has saved a newer version",
            "413", "Too large",
            "422", "It was read and cannot be used; every finding is listed with its place"));

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("红线 Hongxian")
                        .version("v1")
                        .description(
                                "Everything a page does can be done by a program with the same rights. Coordinates of"
                                        + " plots are northing and easting in metres, in the coordinate system the answer names;"
                                        + " GeoJSON of the map is longitude and latitude. Whatever is refused is answered with a"
                                        + " problem document (RFC 9457) in the language of Accept-Language."))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BASIC)))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    @Bean
    OpenApiCustomizer refusals() {
        return description -> description.getPaths().values().forEach(path -> path.readOperations()
                .forEach(ApiDescription::addRefusals));
    }

    private static void addRefusals(Operation operation) {
        REFUSALS.forEach((status, why) -> operation.getResponses().addApiResponse(status, refusal(why)));
    }

    private static ApiResponse refusal(String why) {
        return new ApiResponse()
                .description(why)
                .content(new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(new MapSchema())));
    }
}
