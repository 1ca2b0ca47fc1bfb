package org.hongxian.approval.layerkeeping;

import java.util.Locale;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.springframework.stereotype.Component;

/**
 * What a layer is called in the language of the reader. Keepers give titles in Chinese; in English a layer has the name the map and its
 * legend have for it, where it has one.
 */
@Component
public class LayerTitles {

    private final StyleBook styles;

    LayerTitles(StyleBook styles) {
        this.styles = styles;
    }

    public String of(LayerVersion version, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? styles.find(version.layer()).map(LayerStyle::en).orElse(version.title())
                : version.title();
    }
}
