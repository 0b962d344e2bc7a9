package io.gatehouse.catalog.json;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Where the files of a catalogue are. */
public interface Folder {

    /** What Gatehouse ships with. */
    Folder SHIPPED = name -> {
        InputStream in = Folder.class.getResourceAsStream("/catalog/" + name);
        if (in == null) {
            throw new FileNotFoundException("not on the class path: /catalog/" + name);
        }
        return in;
    };

    /** @throws IOException if there is no such file or it cannot be read */
    InputStream open(String name) throws IOException;
}
