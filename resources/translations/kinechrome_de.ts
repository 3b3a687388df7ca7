<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>core</name>
    <message>
        <source>there is no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>Prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>name a film file or a pattern such as scan%06d.png</source>
        <translation>Nennen Sie eine Filmdatei oder ein Muster wie scan%06d.png</translation>
    </message>
    <message>
        <source>there is no file of this sequence</source>
        <translation>Von dieser Bildfolge gibt es keine Datei</translation>
    </message>
    <message>
        <source>check the folder and the number of digits in the pattern</source>
        <translation>Prüfen Sie den Ordner und die Zahl der Ziffern im Muster</translation>
    </message>
    <message>
        <source>file %1 of the sequence is missing</source>
        <translation>Datei %1 der Bildfolge fehlt</translation>
    </message>
    <message>
        <source>add the missing file or renumber the sequence</source>
        <translation>Ergänzen Sie die fehlende Datei, oder nummerieren Sie die Bildfolge neu</translation>
    </message>
    <message>
        <source>check that the file exists and can be read</source>
        <translation>Prüfen Sie, ob es die Datei gibt und ob sie lesbar ist</translation>
    </message>
    <message>
        <source>check that you may read the file</source>
        <translation>Prüfen Sie, ob Sie die Datei lesen dürfen</translation>
    </message>
    <message>
        <source>check that this is the right file</source>
        <translation>Prüfen Sie, ob dies die richtige Datei ist</translation>
    </message>
    <message>
        <source>is larger than such a file can be</source>
        <translation>ist größer, als eine solche Datei sein kann</translation>
    </message>
    <message>
        <source>this is not a film format that can be read</source>
        <translation>Dies ist kein lesbares Filmformat</translation>
    </message>
    <message>
        <source>check that it is footage and that it is complete</source>
        <translation>Prüfen Sie, ob es ein Film ist und ob er vollständig ist</translation>
    </message>
    <message>
        <source>check that it is footage and that the copy is complete</source>
        <translation>Prüfen Sie, ob es ein Film ist und ob die Kopie vollständig ist</translation>
    </message>
    <message>
        <source>a playlist or script that points at other files is refused</source>
        <translation>Eine Abspielliste oder ein Skript, das auf andere Dateien verweist, wird nicht geöffnet</translation>
    </message>
    <message>
        <source>open the film file itself</source>
        <translation>Öffnen Sie die Filmdatei selbst</translation>
    </message>
    <message>
        <source>it may be cut off or damaged; get a complete copy</source>
        <translation>Sie ist vielleicht abgeschnitten oder beschädigt; besorgen Sie eine vollständige Kopie</translation>
    </message>
    <message>
        <source>it may be damaged; get a complete copy</source>
        <translation>Sie ist vielleicht beschädigt; besorgen Sie eine vollständige Kopie</translation>
    </message>
    <message>
        <source>it is damaged; get a complete copy</source>
        <translation>Sie ist beschädigt; besorgen Sie eine vollständige Kopie</translation>
    </message>
    <message>
        <source>get a complete copy</source>
        <translation>Besorgen Sie eine vollständige Kopie</translation>
    </message>
    <message>
        <source>there is no video in it</source>
        <translation>Sie enthält kein Video</translation>
    </message>
    <message>
        <source>choose a film</source>
        <translation>Wählen Sie einen Film</translation>
    </message>
    <message>
        <source>no frame of its video can be decoded</source>
        <translation>Kein Bild ihres Videos lässt sich lesen</translation>
    </message>
    <message>
        <source>there is no frame in it</source>
        <translation>Sie enthält kein Bild</translation>
    </message>
    <message>
        <source>its video cannot be decoded</source>
        <translation>Ihr Video lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>its video codec (%1) cannot be decoded</source>
        <translation>Ihr Videocodec (%1) lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>convert it to a common codec first</source>
        <translation>Wandeln Sie sie zuerst in einen verbreiteten Codec um</translation>
    </message>
    <message>
        <source>its pixel format (%1) is not supported</source>
        <translation>Ihr Pixelformat (%1) wird nicht unterstützt</translation>
    </message>
    <message>
        <source>convert it to 8 to 16 bit YUV, RGB or gray first</source>
        <translation>Wandeln Sie sie zuerst in YUV, RGB oder Grau mit 8 bis 16 Bit um</translation>
    </message>
    <message>
        <source>its colour matrix (%1) is not supported</source>
        <translation>Ihre Farbmatrix (%1) wird nicht unterstützt</translation>
    </message>
    <message>
        <source>convert it to BT.709 first</source>
        <translation>Wandeln Sie sie zuerst in BT.709 um</translation>
    </message>
    <message>
        <source>there is no frame %1</source>
        <translation>Ein Bild %1 gibt es nicht</translation>
    </message>
    <message>
        <source>frames go from 0 to %1</source>
        <translation>Die Bilder gehen von 0 bis %1</translation>
    </message>
    <message>
        <source>has no frame that decodes</source>
        <translation>enthält kein lesbares Bild</translation>
    </message>
    <message>
        <source>check that the file is whole</source>
        <translation>Prüfen Sie, ob die Datei vollständig ist</translation>
    </message>
    <message>
        <source>has frames 0 to %1, not %2 to %3</source>
        <translation>hat die Bilder 0 bis %1, nicht %2 bis %3</translation>
    </message>
    <message>
        <source>choose a range inside the film</source>
        <translation>Wählen Sie einen Bereich innerhalb des Films</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>Der Arbeitsspeicher reicht nicht</translation>
    </message>
    <message>
        <source>close other programs and try again</source>
        <translation>Schließen Sie andere Programme, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>close other programs or use a smaller picture</source>
        <translation>Schließen Sie andere Programme, oder nehmen Sie ein kleineres Bild</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>start again when you like</source>
        <translation>Beginnen Sie neu, wann Sie möchten</translation>
    </message>
    <message>
        <source>report this</source>
        <translation>Bitte melden Sie das</translation>
    </message>
    <message>
        <source>please report this</source>
        <translation>Bitte melden Sie das</translation>
    </message>
    <message>
        <source>please report this with the file that shows it</source>
        <translation>Bitte melden Sie das mit der Datei, bei der es geschieht</translation>
    </message>
    <message>
        <source>exists already</source>
        <translation>gibt es schon</translation>
    </message>
    <message>
        <source>choose another name or pass --overwrite</source>
        <translation>Wählen Sie einen anderen Namen, oder erlauben Sie das Überschreiben</translation>
    </message>
    <message>
        <source>choose another name or allow overwriting</source>
        <translation>Wählen Sie einen anderen Namen, oder erlauben Sie das Überschreiben</translation>
    </message>
    <message>
        <source>choose another folder or allow overwriting</source>
        <translation>Wählen Sie einen anderen Ordner, oder erlauben Sie das Überschreiben</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>free some space or choose another disk</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger</translation>
    </message>
    <message>
        <source>no permission to write there</source>
        <translation>Dort dürfen Sie nicht schreiben</translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>choose a folder that can be written</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>Den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>Den Ordner %1 gibt es nicht</translation>
    </message>
    <message>
        <source>make the folder first or choose another one</source>
        <translation>Legen Sie den Ordner zuerst an, oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>is a folder</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>name a file</source>
        <translation>Nennen Sie eine Datei</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>Der Name ist zu lang</translation>
    </message>
    <message>
        <source>choose a shorter name</source>
        <translation>Wählen Sie einen kürzeren Namen</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>Wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>choose another</source>
        <translation>Wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>choose another place for the result</source>
        <translation>Wählen Sie einen anderen Ort für das Ergebnis</translation>
    </message>
    <message>
        <source>choose another name for the result</source>
        <translation>Wählen Sie einen anderen Namen für das Ergebnis</translation>
    </message>
    <message>
        <source>the source is in this folder</source>
        <translation>Die Quelle liegt in diesem Ordner</translation>
    </message>
    <message>
        <source>write into a folder of its own</source>
        <translation>Schreiben Sie in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>the folder holds other files</source>
        <translation>Der Ordner enthält andere Dateien</translation>
    </message>
    <message>
        <source>write into a new folder</source>
        <translation>Schreiben Sie in einen neuen Ordner</translation>
    </message>
    <message>
        <source>is the source itself</source>
        <translation>ist die Quelle selbst</translation>
    </message>
    <message>
        <source>an image sequence needs a folder of its own</source>
        <translation>Eine Bildfolge braucht einen eigenen Ordner</translation>
    </message>
    <message>
        <source>name it like stills/frame%06d.png</source>
        <translation>Nennen Sie sie etwa bilder/bild%06d.png</translation>
    </message>
    <message>
        <source>its temporary name is the source&apos;s name</source>
        <translation>Ihr vorläufiger Name ist der Name der Quelle</translation>
    </message>
    <message>
        <source>is one of the films themselves</source>
        <translation>ist einer der Filme selbst</translation>
    </message>
    <message>
        <source>is named for two results</source>
        <translation>ist für zwei Ergebnisse genannt</translation>
    </message>
    <message>
        <source>give each a name of its own</source>
        <translation>Geben Sie jedem einen eigenen Namen</translation>
    </message>
    <message>
        <source>make room, or choose another folder</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>the extension &apos;%1&apos; stands for no preset</source>
        <translation>Die Endung „%1“ gehört zu keiner Vorgabe</translation>
    </message>
    <message>
        <source>use .mkv, .mov, .mp4, or a pattern such as stills/%06d.png</source>
        <translation>Nehmen Sie .mkv, .mov, .mp4 oder ein Muster wie bilder/%06d.png</translation>
    </message>
    <message>
        <source>one picture cannot hold a film</source>
        <translation>Ein Bild kann keinen Film aufnehmen</translation>
    </message>
    <message>
        <source>use a pattern such as stills/%06d%1</source>
        <translation>Nehmen Sie ein Muster wie bilder/%06d%1</translation>
    </message>
    <message>
        <source>the extension does not fit the preset %1</source>
        <translation>Die Endung passt nicht zur Vorgabe %1</translation>
    </message>
    <message>
        <source>change one of them</source>
        <translation>Ändern Sie eines von beiden</translation>
    </message>
    <message>
        <source>%1 cannot store it</source>
        <translation>%1 kann das nicht speichern</translation>
    </message>
    <message>
        <source>choose another preset</source>
        <translation>Wählen Sie eine andere Vorgabe</translation>
    </message>
    <message>
        <source>try another preset</source>
        <translation>Versuchen Sie eine andere Vorgabe</translation>
    </message>
    <message>
        <source>choose another container</source>
        <translation>Wählen Sie einen anderen Container</translation>
    </message>
    <message>
        <source>FFmpeg was built without this encoder</source>
        <translation>FFmpeg wurde ohne diesen Encoder gebaut</translation>
    </message>
    <message>
        <source>install Debian&apos;s FFmpeg</source>
        <translation>Installieren Sie FFmpeg von Debian</translation>
    </message>
    <message>
        <source>the encoder refuses this kind of picture</source>
        <translation>Der Encoder nimmt diese Art Bild nicht an</translation>
    </message>
    <message>
        <source>a frame could not be encoded</source>
        <translation>Ein Bild ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>%1 would be lost: %2</source>
        <translation>%1 ginge verloren: %2</translation>
    </message>
    <message>
        <source>choose another preset or do without strict streams</source>
        <translation>Wählen Sie eine andere Vorgabe, oder verzichten Sie auf strenge Spuren</translation>
    </message>
    <message>
        <source>another run is writing this film now</source>
        <translation>Diesen Film schreibt gerade ein anderer Lauf</translation>
    </message>
    <message>
        <source>wait for it, or name another OUT</source>
        <translation>Warten Sie darauf, oder nennen Sie eine andere Ausgabedatei</translation>
    </message>
    <message>
        <source>changed while it was exported</source>
        <translation>hat sich während des Exports verändert</translation>
    </message>
    <message>
        <source>nothing was kept; put the film of the export in its place</source>
        <translation>Es wurde nichts behalten; legen Sie den Film des Exports wieder an seinen Ort</translation>
    </message>
    <message>
        <source>the self-check found a fault (%1: %2)</source>
        <translation>Die Selbstprüfung fand einen Fehler (%1: %2)</translation>
    </message>
    <message>
        <source>nothing was kept; please report this with the source</source>
        <translation>Es wurde nichts behalten; bitte melden Sie das mit der Quelle</translation>
    </message>
    <message>
        <source>make room or choose another folder for the work files</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner für die Arbeitsdateien</translation>
    </message>
    <message>
        <source>choose another folder for the work files</source>
        <translation>Wählen Sie einen anderen Ordner für die Arbeitsdateien</translation>
    </message>
    <message>
        <source>it cannot be written to</source>
        <translation>Dort lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>another Kinechrome is using it</source>
        <translation>Ein anderes Kinechrome benutzt sie gerade</translation>
    </message>
    <message>
        <source>close the other one first</source>
        <translation>Schließen Sie zuerst das andere</translation>
    </message>
    <message>
        <source>set TMPDIR to a folder that can be written</source>
        <translation>Setzen Sie TMPDIR auf einen Ordner, in den geschrieben werden kann</translation>
    </message>
    <message>
        <source>cannot be read back from the disk</source>
        <translation>lässt sich nicht vom Datenträger zurücklesen</translation>
    </message>
    <message>
        <source>check the disk and try again</source>
        <translation>Prüfen Sie den Datenträger, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>a comparison is a film</source>
        <translation>Ein Vergleich ist ein Film</translation>
    </message>
    <message>
        <source>give it a name ending in .mp4, .mov or .mkv</source>
        <translation>Geben Sie ihm einen Namen, der auf .mp4, .mov oder .mkv endet</translation>
    </message>
    <message>
        <source>a contact sheet is a PNG picture</source>
        <translation>Ein Kontaktbogen ist ein PNG-Bild</translation>
    </message>
    <message>
        <source>give it a name ending in .png</source>
        <translation>Geben Sie ihm einen Namen, der auf .png endet</translation>
    </message>
    <message>
        <source>has changed since the export: frame %1 is not the one that %2</source>
        <translation>hat sich seit dem Export verändert: Bild %1 ist nicht das, das %2</translation>
    </message>
    <message>
        <source>give the film that the sidecar was written for, or export once more</source>
        <translation>Geben Sie den Film an, für den die Begleitdatei geschrieben wurde, oder exportieren Sie noch einmal</translation>
    </message>
    <message>
        <source>there is no model of this name and no folder with a manifest.json</source>
        <translation>Es gibt kein Modell dieses Namens und keinen Ordner mit einer manifest.json</translation>
    </message>
    <message>
        <source>name a model folder</source>
        <translation>Nennen Sie den Ordner eines Modells</translation>
    </message>
    <message>
        <source>install the model again</source>
        <translation>Installieren Sie das Modell neu</translation>
    </message>
    <message>
        <source>its SHA-256 is not the one in the manifest</source>
        <translation>Ihr SHA-256 ist nicht der im Manifest</translation>
    </message>
    <message>
        <source>it does not hold this network&apos;s tensors</source>
        <translation>Sie enthält nicht die Tensoren dieses Netzes</translation>
    </message>
    <message>
        <source>it is shorter than a safetensors header</source>
        <translation>Sie ist kürzer als ein Safetensors-Kopf</translation>
    </message>
    <message>
        <source>the network cannot be set up</source>
        <translation>Das Netz lässt sich nicht aufbauen</translation>
    </message>
    <message>
        <source>the network could not run</source>
        <translation>Das Netz konnte nicht laufen</translation>
    </message>
    <message>
        <source>this LibTorch has no CUDA device</source>
        <translation>Dieses LibTorch hat kein CUDA-Gerät</translation>
    </message>
    <message>
        <source>use --device cpu, or build with a LibTorch that has CUDA</source>
        <translation>Wählen Sie die CPU, oder bauen Sie mit einem LibTorch, das CUDA hat</translation>
    </message>
    <message>
        <source>this model was trained without hints and cannot follow them</source>
        <translation>Dieses Modell wurde ohne Hinweise trainiert und kann ihnen nicht folgen</translation>
    </message>
    <message>
        <source>take the hints out or choose a model that follows hints</source>
        <translation>Nehmen Sie die Hinweise heraus, oder wählen Sie ein Modell, das Hinweisen folgt</translation>
    </message>
    <message>
        <source>wants a model, and the film has none</source>
        <translation>will ein Modell, und der Film hat keines</translation>
    </message>
    <message>
        <source>choose a model for the film, or leave the segment as it is</source>
        <translation>Wählen Sie ein Modell für den Film, oder lassen Sie das Segment, wie es ist</translation>
    </message>
    <message>
        <source>has no model of its own, and the film has one</source>
        <translation>hat kein eigenes Modell, und der Film hat eines</translation>
    </message>
    <message>
        <source>mark the segment to be left as it is</source>
        <translation>Kennzeichnen Sie das Segment als unverändert</translation>
    </message>
    <message>
        <source>has hints, and the model takes none</source>
        <translation>hat Hinweise, und das Modell nimmt keine an</translation>
    </message>
    <message>
        <source>choose a model that takes hints, or remove them</source>
        <translation>Wählen Sie ein Modell, das Hinweise annimmt, oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>the project is empty</source>
        <translation>Das Projekt ist leer</translation>
    </message>
    <message>
        <source>the project is nested too deeply</source>
        <translation>Das Projekt ist zu tief geschachtelt</translation>
    </message>
    <message>
        <source>the project is damaged or was cut off</source>
        <translation>Das Projekt ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>choose another project or restore a copy of this one</source>
        <translation>Wählen Sie ein anderes Projekt, oder holen Sie eine Kopie von diesem zurück</translation>
    </message>
    <message>
        <source>a name or note holds characters that are not UTF-8</source>
        <translation>Ein Name oder eine Notiz enthält Zeichen, die kein UTF-8 sind</translation>
    </message>
    <message>
        <source>rename the film or change the note</source>
        <translation>Benennen Sie den Film um, oder ändern Sie die Notiz</translation>
    </message>
    <message>
        <source>was saved by a newer Kinechrome</source>
        <translation>wurde von einem neueren Kinechrome gespeichert</translation>
    </message>
    <message>
        <source>open it with that version</source>
        <translation>Öffnen Sie es mit jener Fassung</translation>
    </message>
    <message>
        <source>this is not a Kinechrome project</source>
        <translation>Dies ist kein Kinechrome-Projekt</translation>
    </message>
    <message>
        <source>choose a file that Kinechrome saved</source>
        <translation>Wählen Sie eine Datei, die Kinechrome gespeichert hat</translation>
    </message>
    <message>
        <source>correct the project or choose another</source>
        <translation>Berichtigen Sie das Projekt, oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>correct the file or save it again from Kinechrome</source>
        <translation>Berichtigen Sie die Datei, oder speichern Sie sie noch einmal mit Kinechrome</translation>
    </message>
    <message>
        <source>is not where the project says, nor near the project</source>
        <translation>ist weder dort, wo das Projekt sagt, noch in der Nähe des Projekts</translation>
    </message>
    <message>
        <source>put the film beside the project or say where it is now</source>
        <translation>Legen Sie den Film neben das Projekt, oder sagen Sie, wo er jetzt ist</translation>
    </message>
    <message>
        <source>names no file</source>
        <translation>nennt keine Datei</translation>
    </message>
    <message>
        <source>the film has only %1 frames</source>
        <translation>Der Film hat nur %1 Bilder</translation>
    </message>
    <message>
        <source>lie outside the film</source>
        <translation>liegen außerhalb des Films</translation>
    </message>
    <message>
        <source>the last frame comes before the first</source>
        <translation>Das letzte Bild kommt vor dem ersten</translation>
    </message>
    <message>
        <source>its last frame comes before its first</source>
        <translation>Sein letztes Bild kommt vor seinem ersten</translation>
    </message>
    <message>
        <source>overlaps the segment before it</source>
        <translation>überschneidet das Segment davor</translation>
    </message>
    <message>
        <source>frame %1 is outside the film</source>
        <translation>Bild %1 liegt außerhalb des Films</translation>
    </message>
    <message>
        <source>go to a frame of the film</source>
        <translation>Gehen Sie zu einem Bild des Films</translation>
    </message>
    <message>
        <source>frame %1 has none</source>
        <translation>Bild %1 hat keine</translation>
    </message>
    <message>
        <source>go to a frame that has one</source>
        <translation>Gehen Sie zu einem Bild, das eine hat</translation>
    </message>
    <message>
        <source>frame %1 has one already</source>
        <translation>Bild %1 hat schon eine</translation>
    </message>
    <message>
        <source>change its note</source>
        <translation>Ändern Sie ihre Notiz</translation>
    </message>
    <message>
        <source>frame %1 is outside its segment</source>
        <translation>Bild %1 liegt außerhalb seines Segments</translation>
    </message>
    <message>
        <source>frame %1 is outside its segment %2-%3</source>
        <translation>Bild %1 liegt außerhalb seines Segments %2-%3</translation>
    </message>
    <message>
        <source>go to a frame of the segment</source>
        <translation>Gehen Sie zu einem Bild des Segments</translation>
    </message>
    <message>
        <source>there is no such hint</source>
        <translation>Diesen Hinweis gibt es nicht</translation>
    </message>
    <message>
        <source>choose one first</source>
        <translation>Wählen Sie zuerst einen</translation>
    </message>
    <message>
        <source>this is its only key</source>
        <translation>Dies ist sein einziges Schlüsselbild</translation>
    </message>
    <message>
        <source>remove the hint itself</source>
        <translation>Entfernen Sie den Hinweis selbst</translation>
    </message>
    <message>
        <source>frame %1 belongs to no segment</source>
        <translation>Bild %1 gehört zu keinem Segment</translation>
    </message>
    <message>
        <source>go to a frame inside a segment</source>
        <translation>Gehen Sie zu einem Bild in einem Segment</translation>
    </message>
    <message>
        <source>a segment begins at frame %1 already</source>
        <translation>Bei Bild %1 beginnt schon ein Segment</translation>
    </message>
    <message>
        <source>go to a frame inside the segment</source>
        <translation>Gehen Sie zu einem Bild innerhalb des Segments</translation>
    </message>
    <message>
        <source>no segment follows right after this one</source>
        <translation>Unmittelbar auf dieses Segment folgt keines</translation>
    </message>
    <message>
        <source>choose a segment that has another after it</source>
        <translation>Wählen Sie ein Segment, auf das ein weiteres folgt</translation>
    </message>
    <message>
        <source>no segment comes right before this one</source>
        <translation>Unmittelbar vor diesem Segment liegt keines</translation>
    </message>
    <message>
        <source>choose a segment that has another before it</source>
        <translation>Wählen Sie ein Segment, vor dem ein weiteres liegt</translation>
    </message>
    <message>
        <source>one of the segments would have no frame left</source>
        <translation>Eines der Segmente hätte kein Bild mehr</translation>
    </message>
    <message>
        <source>merge them if the cut is none</source>
        <translation>Vereinen Sie sie, wenn der Schnitt keiner ist</translation>
    </message>
    <message>
        <source>there is no segment here</source>
        <translation>Hier ist kein Segment</translation>
    </message>
    <message>
        <source>no screen can show the colour a = %1, b = %2</source>
        <translation>Kein Bildschirm kann die Farbe a = %1, b = %2 zeigen</translation>
    </message>
    <message>
        <source>its mask is empty or goes beyond the picture</source>
        <translation>Seine Maske ist leer oder reicht über das Bild hinaus</translation>
    </message>
    <message>
        <source>give a number from %1 to %2</source>
        <translation>Geben Sie eine Zahl von %1 bis %2 an</translation>
    </message>
    <message>
        <source>chroma is stored at twice its resolution</source>
        <translation>Die Farbe wird in doppelter Auflösung gespeichert</translation>
    </message>
    <message>
        <source>gray is stored as YUV 4:4:4 with neutral colour</source>
        <translation>Grau wird als YUV 4:4:4 mit neutraler Farbe gespeichert</translation>
    </message>
    <message>
        <source>%1 bit is stored as %2 bit</source>
        <translation>%1 Bit werden als %2 Bit gespeichert</translation>
    </message>
    <message>
        <source>full range is converted to limited range</source>
        <translation>Voller Wertebereich wird in begrenzten umgerechnet</translation>
    </message>
    <message>
        <source>padded from %1x%2 to the even size %3x%4</source>
        <translation>von %1x%2 auf die gerade Größe %3x%4 ergänzt</translation>
    </message>
    <message>
        <source>YUV is converted to RGB, %1 bit, full range</source>
        <translation>YUV wird in RGB umgerechnet, %1 Bit, voller Wertebereich</translation>
    </message>
    <message>
        <source>the source does not say its colour matrix or range: %1 and %2 are assumed and tagged</source>
        <translation>Die Quelle nennt weder Farbmatrix noch Wertebereich: angenommen und vermerkt werden %1 und %2</translation>
    </message>
    <message>
        <source>sound is cut to whole packets of the range; it and the picture start at zero</source>
        <translation>Der Ton ist auf ganze Pakete des Bereichs geschnitten; er und das Bild beginnen bei null</translation>
    </message>
    <message>
        <source>%1 cannot hold it</source>
        <translation>%1 kann sie nicht aufnehmen</translation>
    </message>
    <message>
        <source>only the first video stream is carried</source>
        <translation>Nur die erste Videospur wird mitgenommen</translation>
    </message>
    <message>
        <source>data streams are not carried</source>
        <translation>Datenspuren werden nicht mitgenommen</translation>
    </message>
    <message>
        <source>an image sequence holds pictures only</source>
        <translation>Eine Bildfolge enthält nur Bilder</translation>
    </message>
    <message>
        <source>the preset has no transparency</source>
        <translation>Die Vorgabe kennt keine Transparenz</translation>
    </message>
    <message>
        <source>it does not fit the frame rate</source>
        <translation>Er passt nicht zur Bildrate</translation>
    </message>
    <message>
        <source>%1 is lossy: luma is the scan&apos;s before encoding, not after</source>
        <translation>%1 ist verlustbehaftet: Vor dem Codieren ist die Luma die des Scans, danach nicht mehr</translation>
    </message>
    <message>
        <source>the source has no luma plane (RGB): luma is kept to the nearest code</source>
        <translation>Die Quelle hat keine Lumaebene (RGB): Die Luma bleibt auf den nächsten Codewert genau</translation>
    </message>
    <message>
        <source>luma planes of %1 frames are identical</source>
        <translation>Die Lumaebenen von %1 Bildern sind gleich</translation>
    </message>
    <message>
        <source>the luma plane of frame %1 differs</source>
        <translation>Die Lumaebene von Bild %1 ist anders</translation>
    </message>
    <message>
        <source>the source has no sound</source>
        <translation>Die Quelle hat keinen Ton</translation>
    </message>
    <message>
        <source>pictures carry no sound</source>
        <translation>Bilder tragen keinen Ton</translation>
    </message>
    <message>
        <source>sound was cut to the range</source>
        <translation>Der Ton wurde auf den Bereich geschnitten</translation>
    </message>
    <message>
        <source>the source&apos;s sound could not be read to its end</source>
        <translation>Der Ton der Quelle ließ sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>packets of sound stream %1 (%2) differ</source>
        <translation>Pakete der Tonspur %1 (%2) sind anders</translation>
    </message>
    <message>
        <source>%1 sound streams in, %2 out</source>
        <translation>%1 Tonspuren hinein, %2 heraus</translation>
    </message>
    <message>
        <source>no sound stream was copied packet by packet</source>
        <translation>Keine Tonspur wurde Paket für Paket kopiert</translation>
    </message>
    <message>
        <source>%1 packets in %2 streams are identical</source>
        <translation>%1 Pakete in %2 Spuren sind gleich</translation>
    </message>
    <message>
        <source>no frame to compare</source>
        <translation>Kein Bild zu vergleichen</translation>
    </message>
    <message>
        <source>pictures carry no timestamps</source>
        <translation>Bilder tragen keine Zeitstempel</translation>
    </message>
    <message>
        <source>frame %1 is at %2 s instead of %3 s</source>
        <translation>Bild %1 liegt bei %2 s statt bei %3 s</translation>
    </message>
    <message>
        <source>largest difference %1 ticks of %2 s</source>
        <translation>größter Unterschied: %1 Takte von %2 s</translation>
    </message>
    <message>
        <source>the pictures are RGB: they hold no luma plane to compare</source>
        <translation>Die Bilder sind RGB: Sie enthalten keine Lumaebene zum Vergleichen</translation>
    </message>
    <message>
        <source>pictures carry no such tags</source>
        <translation>Bilder tragen keine solchen Angaben</translation>
    </message>
    <message>
        <source>%1 is %2 instead of %3</source>
        <translation>%1 ist %2 statt %3</translation>
    </message>
    <message>
        <source>range, matrix, primaries, transfer, sample aspect and rate agree</source>
        <translation>Wertebereich, Matrix, Primärfarben, Kennlinie, Pixelseitenverhältnis und Bildrate stimmen überein</translation>
    </message>
    <message>
        <source>sound: %1 becomes %2 (%3)</source>
        <translation>Ton: Aus %1 wird %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2 frames are kept</source>
        <translation>%1 von %2 Bildern werden übernommen</translation>
    </message>
    <message>
        <source>%1 more belong to a shot that was not finished: they are steadied again</source>
        <translation>%1 weitere gehören zu einer unfertigen Einstellung: Sie werden noch einmal beruhigt</translation>
    </message>
    <message>
        <source>no shot was finished: the export begins at its first frame, with what the network has said already</source>
        <translation>Keine Einstellung war fertig: Der Export beginnt beim ersten Bild, mit dem, was das Netz schon gesagt hat</translation>
    </message>
    <message>
        <source>the film is read once to find its shots</source>
        <translation>Der Film wird einmal gelesen, um seine Einstellungen zu finden</translation>
    </message>
    <message>
        <source>the source does not say its colour matrix: %1 is assumed and tagged</source>
        <translation>Die Quelle nennt keine Farbmatrix: angenommen und vermerkt wird %1</translation>
    </message>
    <message>
        <source>the source does not say its range: %1 is assumed and tagged</source>
        <translation>Die Quelle nennt keinen Wertebereich: angenommen und vermerkt wird %1</translation>
    </message>
    <message>
        <source>get a complete copy, or keep the frames before with colorize --salvage</source>
        <translation>Besorgen Sie eine vollständige Kopie, oder behalten Sie die Bilder davor mit colorize --salvage</translation>
    </message>
    <message>
        <source>%1 is read as the first of %2 pictures</source>
        <translation>%1 wird als erstes von %2 Bildern gelesen</translation>
    </message>
    <message>
        <source>the film ends with frame %1: hints of later frames are left out</source>
        <translation>Der Film endet mit Bild %1: Hinweise späterer Bilder bleiben weg</translation>
    </message>
    <message>
        <source>it begins before time zero, which MOV and MP4 cannot hold</source>
        <translation>Er beginnt vor der Zeit null, was MOV und MP4 nicht aufnehmen können</translation>
    </message>
    <message>
        <source>choose FFV1 in Matroska, or give --range</source>
        <translation>Wählen Sie FFV1 in Matroska, oder exportieren Sie einen Bereich</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::BesideChoice</name>
    <message>
        <source>Report: one page with settings, checks and figures</source>
        <translation>Bericht: eine Seite mit Einstellungen, Prüfungen und Kennzahlen</translation>
    </message>
    <message>
        <source>Contact sheet: pictures of every segment</source>
        <translation>Kontaktbogen: Bilder aus jedem Segment</translation>
    </message>
    <message>
        <source>Written as OUT.report.html; the film is read once more for it</source>
        <translation>Wird als OUT.report.html geschrieben; der Film wird dafür noch einmal gelesen</translation>
    </message>
    <message>
        <source>Written as OUT.sheet.png</source>
        <translation>Wird als OUT.sheet.png geschrieben</translation>
    </message>
    <message>
        <source>Written as OUT.comparison.mp4, with the film&apos;s sound</source>
        <translation>Wird als OUT.comparison.mp4 geschrieben, mit dem Ton des Films</translation>
    </message>
    <message>
        <source>Comparison video: gray, colourised and ground truth</source>
        <translation>Vergleichsvideo: grau, koloriert und Farboriginal</translation>
    </message>
    <message>
        <source>Comparison video: gray and colourised</source>
        <translation>Vergleichsvideo: grau und koloriert</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::BesideLinks</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Beside the film: %1</source>
        <translation>Neben dem Film: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportJob</name>
    <message>
        <source>stopped; nothing unfinished is left beside the film</source>
        <translation>abgebrochen; neben dem Film bleibt nichts Unfertiges</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>ΔE 2000: %1</source>
        <translation>ΔE 2000: %1</translation>
    </message>
    <message>
        <source>%1 of 255</source>
        <translation>%1 von 255</translation>
    </message>
</context>
<context>
    <name>DockPanels</name>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Bedien&amp;felder</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bedienfelder</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Footage</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Vectorscope</source>
        <translation>Vektorskop</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Export queue</source>
        <translation>Exportliste</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Preservation</source>
        <translation>Archivierung</translation>
    </message>
    <message>
        <source>FFV1 in Matroska: lossless, luma proven bit for bit</source>
        <translation>FFV1 in Matroska: verlustfrei, Luma Bit für Bit nachgewiesen</translation>
    </message>
    <message>
        <source>Mezzanine</source>
        <translation>Mezzanine</translation>
    </message>
    <message>
        <source>ProRes 422 HQ in MOV: for editing</source>
        <translation>ProRes 422 HQ in MOV: für den Schnitt</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Benutzung</translation>
    </message>
    <message>
        <source>H.264 in MP4: plays everywhere</source>
        <translation>H.264 in MP4: läuft überall</translation>
    </message>
</context>
<context>
    <name>Graphs</name>
    <message>
        <source>Flicker</source>
        <translation>Flackern</translation>
    </message>
    <message>
        <source>Colourfulness</source>
        <translation>Farbigkeit</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>How far colour moves from one frame to the next along the motion, in a*b* units, before and after the stabiliser</source>
        <translation>Wie weit sich die Farbe von Bild zu Bild entlang der Bewegung verschiebt, in Einheiten von a*b*, vor und nach der Stabilisierung</translation>
    </message>
    <message>
        <source>How colourful the picture is, and its ground truth (Hasler, Süsstrunk)</source>
        <translation>Wie farbig das Bild und sein Farboriginal sind (Hasler, Süsstrunk)</translation>
    </message>
    <message>
        <source>Mean ΔE00 between the result and its ground truth</source>
        <translation>Mittleres ΔE00 zwischen Ergebnis und Farboriginal</translation>
    </message>
    <message>
        <source>How unsure the network is, 0 to 1: the mean over the picture</source>
        <translation>Wie unsicher das Netz ist, 0 bis 1: Mittelwert über das Bild</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation>Farboriginal</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>ΔE00</source>
        <translation>ΔE00</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Colourises black-and-white film; see also kinechrome-cli.</source>
        <translation>Koloriert Schwarzweißfilm; siehe auch kinechrome-cli.</translation>
    </message>
    <message>
        <source>Colour original of the same film, shown as ground truth.</source>
        <translation>Farboriginal desselben Films, als Vergleich gezeigt.</translation>
    </message>
    <message>
        <source>A project (.kinechrome) or footage.</source>
        <translation>Ein Projekt (.kinechrome) oder Material.</translation>
    </message>
</context>
<context>
    <name>Still</name>
    <message>
        <source>Colourised, not steadied yet</source>
        <translation>Koloriert, noch nicht stabilisiert</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>rendering</source>
        <translation>wird berechnet</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source> · 1 hint</source>
        <translation> · 1 Hinweis</translation>
    </message>
    <message>
        <source> · %1 hints</source>
        <translation> · %1 Hinweise</translation>
    </message>
    <message>
        <source> · masked</source>
        <translation> · maskiert</translation>
    </message>
    <message>
        <source>%1 % cached</source>
        <translation>%1 % berechnet</translation>
    </message>
</context>
<context>
    <name>ViewArea</name>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Colourised</source>
        <translation>Koloriert</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Farboriginal</translation>
    </message>
    <message>
        <source>Before the stabiliser</source>
        <translation>Vor der Stabilisierung</translation>
    </message>
    <message>
        <source>Stabiliser visibility</source>
        <translation>Sichtbarkeit (Stabilisierung)</translation>
    </message>
    <message>
        <source>Network certainty</source>
        <translation>Sicherheit des Netzes</translation>
    </message>
    <message>
        <source>Reach of the hints</source>
        <translation>Reichweite der Hinweise</translation>
    </message>
    <message>
        <source>no model colours this frame</source>
        <translation>kein Modell koloriert dieses Bild</translation>
    </message>
    <message>
        <source>no stabiliser works on this frame</source>
        <translation>keine Stabilisierung wirkt auf dieses Bild</translation>
    </message>
    <message>
        <source>this model does not say how sure it is</source>
        <translation>dieses Modell gibt nicht an, wie sicher es ist</translation>
    </message>
    <message>
        <source>no hint bears on this frame</source>
        <translation>kein Hinweis wirkt auf dieses Bild</translation>
    </message>
    <message>
        <source>network alone</source>
        <translation>Netz allein</translation>
    </message>
    <message>
        <source>past colour used</source>
        <translation>frühere Farbe verwendet</translation>
    </message>
    <message>
        <source>unsure: ±%1</source>
        <translation>unsicher: ±%1</translation>
    </message>
    <message>
        <source>sure: ±%1</source>
        <translation>sicher: ±%1</translation>
    </message>
    <message>
        <source>untouched</source>
        <translation>unberührt</translation>
    </message>
    <message>
        <source>another colour</source>
        <translation>andere Farbe</translation>
    </message>
    <message>
        <source>preview %1×%2 of %3×%4</source>
        <translation>Vorschau %1×%2 von %3×%4</translation>
    </message>
    <message>
        <source>colouring…</source>
        <translation>wird koloriert…</translation>
    </message>
    <message>
        <source>steadying…</source>
        <translation>wird stabilisiert…</translation>
    </message>
    <message>
        <source>shown gray (G)</source>
        <translation>grau gezeigt (G)</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>No ground truth.
File ▸ Add ground truth… compares with the colour original.</source>
        <translation>Kein Farboriginal.
Datei ▸ Farboriginal hinzufügen… ermöglicht den Vergleich.</translation>
    </message>
    <message>
        <source>Colourised: %1</source>
        <translation>Koloriert: %1</translation>
    </message>
    <message>
        <source>working it out…</source>
        <translation>wird berechnet…</translation>
    </message>
    <message>
        <source>Difference ×%1: %2 − %3</source>
        <translation>Differenz ×%1: %2 − %3</translation>
    </message>
    <message>
        <source>%1 %2 % + %3 %4 %</source>
        <translation>%1 %2 % + %3 %4 %</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ColorSwatches</name>
    <message>
        <source>a* %1, b* %2</source>
        <translation>a* %1, b* %2</translation>
    </message>
    <message>
        <source>Remove from the palette</source>
        <translation>Aus der Palette entfernen</translation>
    </message>
    <message>
        <source>%1; right click removes it</source>
        <translation>%1; Rechtsklick entfernt sie</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::CompareActions</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Compare with g&amp;ray</source>
        <translation>Mit Grau &amp;vergleichen</translation>
    </message>
    <message>
        <source>The pair is the scan and the result</source>
        <translation>Das Paar besteht aus Abtastung und Ergebnis</translation>
    </message>
    <message>
        <source>Compare with ground trut&amp;h</source>
        <translation>Mit Farb&amp;original vergleichen</translation>
    </message>
    <message>
        <source>The pair is the result and the colour original</source>
        <translation>Das Paar besteht aus Ergebnis und Farboriginal</translation>
    </message>
    <message>
        <source>Compare &amp;before and after the stabiliser</source>
        <translation>Vor und nach der &amp;Stabilisierung vergleichen</translation>
    </message>
    <message>
        <source>The pair is the network&apos;s own colour and the result</source>
        <translation>Das Paar besteht aus der Farbe des Netzes allein und dem Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Swap the pair</source>
        <translation>Paar &amp;tauschen</translation>
    </message>
    <message>
        <source>Show gra&amp;y in place of colour</source>
        <translation>Grau statt Farb&amp;e zeigen</translation>
    </message>
    <message>
        <source>A look at the scan without moving the eye</source>
        <translation>Ein Blick auf die Abtastung, ohne das Auge zu bewegen</translation>
    </message>
    <message>
        <source>Differen&amp;ce shows</source>
        <translation>Differenz &amp;zeigt</translation>
    </message>
    <message>
        <source>&amp;Absolute</source>
        <translation>&amp;Absolut</translation>
    </message>
    <message>
        <source>How far R′, G′ and B′ are apart</source>
        <translation>Wie weit R′, G′ und B′ auseinanderliegen</translation>
    </message>
    <message>
        <source>&amp;Signed</source>
        <translation>Mit &amp;Vorzeichen</translation>
    </message>
    <message>
        <source>Middle gray where they agree, lighter where the first has more</source>
        <translation>Mittelgrau bei Übereinstimmung, heller, wo das erste mehr hat</translation>
    </message>
    <message>
        <source>&amp;Colour alone</source>
        <translation>Nur &amp;Farbe</translation>
    </message>
    <message>
        <source>Takes each pixel&apos;s own gray out before comparing</source>
        <translation>Rechnet vor dem Vergleich das Grau jedes Pixels heraus</translation>
    </message>
    <message>
        <source>Δ&amp;E 2000</source>
        <translation>Δ&amp;E 2000</translation>
    </message>
    <message>
        <source>A heat map of how different the colours look (CIEDE2000)</source>
        <translation>Eine Wärmekarte des sichtbaren Farbabstands (CIEDE2000)</translation>
    </message>
    <message>
        <source>&amp;Next kind of difference</source>
        <translation>&amp;Nächste Art der Differenz</translation>
    </message>
    <message>
        <source>Amplified ×%1</source>
        <translation>Verstärkt ×%1</translation>
    </message>
    <message>
        <source>Ble&amp;nd holds</source>
        <translation>Über&amp;blendung enthält</translation>
    </message>
    <message>
        <source>By a tenth</source>
        <translation>Um ein Zehntel</translation>
    </message>
    <message>
        <source>&amp;More of the second</source>
        <translation>&amp;Mehr vom zweiten</translation>
    </message>
    <message>
        <source>&amp;Less of the second</source>
        <translation>&amp;Weniger vom zweiten</translation>
    </message>
    <message>
        <source>Add a ground truth first.</source>
        <translation>Fügen Sie zuerst ein Farboriginal hinzu.</translation>
    </message>
    <message>
        <source>The stabiliser is off.</source>
        <translation>Die Stabilisierung ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Blend the pair first (B).</source>
        <translation>Überblenden Sie zuerst das Paar (B).</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::EditActions</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Takes back the last edit</source>
        <translation>Nimmt die letzte Bearbeitung zurück</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Does again what was undone</source>
        <translation>Führt das Rückgängiggemachte wieder aus</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>&amp;Copy timecode</source>
        <translation>&amp;Timecode kopieren</translation>
    </message>
    <message>
        <source>Of the frame under the playhead</source>
        <translation>Des Bildes an der Abspielposition</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Voreinstellungen…</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::EmptyState</name>
    <message>
        <source>Drop black-and-white footage here</source>
        <translation>Schwarzweißmaterial hier ablegen</translation>
    </message>
    <message>
        <source>Gray, colourised and ground truth side by side. Luma and sound are kept as they are.</source>
        <translation>Grau, koloriert und Farboriginal nebeneinander. Luma und Ton bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Open footage…</source>
        <translation>Material öffnen…</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>The sample is not on this machine; packaging/run fetches it.</source>
        <translation>Das Beispiel ist auf diesem Rechner nicht vorhanden; packaging/run lädt es.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportProgressPage</name>
    <message>
        <source>Stop and discard</source>
        <translation>Abbrechen und verwerfen</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Carry on in the background</source>
        <translation>Im Hintergrund fortsetzen</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Stopping and removing what was made…</source>
        <translation>Export wird abgebrochen, das Erzeugte wird entfernt…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>%1 %   %2 of %3 frames   %4 fps</source>
        <translation>%1 %   %2 von %3 Bildern   %4 B/s</translation>
    </message>
    <message>
        <source>   %1 left</source>
        <translation>   noch %1</translation>
    </message>
    <message>
        <source>All frames are written; checking the file…</source>
        <translation>Alle Bilder sind geschrieben; die Datei wird geprüft…</translation>
    </message>
    <message>
        <source>Stop the export? %1 of work would be discarded.</source>
        <translation>Export abbrechen? %1 Arbeitszeit ginge verloren.</translation>
    </message>
    <message>
        <source>The film is finished; preparing what stands beside it…</source>
        <translation>Der Film ist fertig; was daneben steht, wird vorbereitet…</translation>
    </message>
    <message>
        <source>The film is finished; now what stands beside it</source>
        <translation>Der Film ist fertig; jetzt, was daneben steht</translation>
    </message>
    <message>
        <source>Stop? The film is finished and stays; what stands beside it is left out.</source>
        <translation>Anhalten? Der Film ist fertig und bleibt; was daneben stehen soll, entfällt.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportQueue</name>
    <message>
        <source>The export queue of the last session could not be read: %1. It is kept as %2.</source>
        <translation>Die Exportliste der letzten Sitzung konnte nicht gelesen werden: %1. Sie bleibt als %2 erhalten.</translation>
    </message>
    <message>
        <source>The export queue is not kept for the next start: %1.</source>
        <translation>Die Exportliste wird nicht für den nächsten Start aufbewahrt: %1.</translation>
    </message>
    <message>
        <source>Another window has the export queue: change it there, or close that window. This is its list.</source>
        <translation>Ein anderes Fenster hat die Exportliste: Ändern Sie sie dort, oder schließen Sie jenes Fenster. Dies ist seine Liste.</translation>
    </message>
    <message>
        <source>Another window has the export queue: add to it and start it there, or close that window first.</source>
        <translation>Ein anderes Fenster hat die Exportliste: Ergänzen und starten Sie sie dort, oder schließen Sie jenes Fenster zuerst.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportQueueModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>paused at %1</source>
        <translation>angehalten bei %1</translation>
    </message>
    <message>
        <source>%1, %2 fps</source>
        <translation>%1, %2 B/s</translation>
    </message>
    <message>
        <source>frames %1 to %2</source>
        <translation>Bilder %1 bis %2</translation>
    </message>
    <message>
        <source>whole film</source>
        <translation>ganzer Film</translation>
    </message>
    <message>
        <source>%1
from %2
%3</source>
        <translation>%1
aus %2
%3</translation>
    </message>
    <message>
        <source>done; beside it: %1</source>
        <translation>fertig; daneben: %1</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportQueuePanel</name>
    <message>
        <source>Clear ended</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Sooner in the queue</source>
        <translation>Früher in der Exportliste</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>Später in der Exportliste</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Waits in the queue once more</source>
        <translation>Stellt den Export noch einmal in die Liste</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Export queue</source>
        <translation>Exportliste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops it; nothing of it is left behind</source>
        <translation>Bricht den Export ab; nichts davon bleibt zurück</translation>
    </message>
    <message>
        <source>Takes it off the list; files stay where they are</source>
        <translation>Nimmt den Eintrag aus der Liste; Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Between two frames; nothing is lost</source>
        <translation>Zwischen zwei Bildern; nichts geht verloren</translation>
    </message>
    <message>
        <source>Empty. The export dialog adds to it.</source>
        <translation>Leer. Der Exportdialog fügt Einträge hinzu.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportRangeChoice</name>
    <message>
        <source>The whole film</source>
        <translation>Der ganze Film</translation>
    </message>
    <message>
        <source>In to out: frames %1 to %2, %3 in all</source>
        <translation>In-Punkt bis Out-Punkt: Bilder %1 bis %2, insgesamt %3</translation>
    </message>
    <message>
        <source>In to out (mark them with I and O)</source>
        <translation>In-Punkt bis Out-Punkt (mit I und O setzen)</translation>
    </message>
    <message>
        <source>The segment under the playhead</source>
        <translation>Das Segment an der Abspielposition</translation>
    </message>
    <message>
        <source>The segment under the playhead: frames %1 to %2</source>
        <translation>Das Segment an der Abspielposition: Bilder %1 bis %2</translation>
    </message>
    <message>
        <source>The approved segments, a file each: %1 in all</source>
        <translation>Die freigegebenen Segmente, je eine Datei: insgesamt %1</translation>
    </message>
    <message>
        <source>The approved segments (approve them with A)</source>
        <translation>Die freigegebenen Segmente (Freigabe mit A)</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportResultPage</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation>Erneut exportieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 is written and checked</source>
        <translation>%1 ist geschrieben und geprüft</translation>
    </message>
    <message>
        <source>%1 is written, but a check failed</source>
        <translation>%1 ist geschrieben, aber eine Prüfung ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The export failed; nothing is left of it</source>
        <translation>Der Export ist fehlgeschlagen; nichts davon bleibt zurück</translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation>Der Export wurde abgebrochen</translation>
    </message>
    <message>
        <source>Nothing is left of it.</source>
        <translation>Nichts davon bleibt zurück.</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Luma</source>
        <translation>Luma</translation>
    </message>
    <message>
        <source>Colour tags</source>
        <translation>Farbkennzeichnung</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>Begleitdatei</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 s, %2 frames a second</source>
        <translation>%1 s, %2 Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ExportSetupPage</name>
    <message>
        <source>Replace the file if it exists</source>
        <translation>Vorhandene Datei ersetzen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Zur Exportliste hinzufügen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Waits in the export queue until you start that</source>
        <translation>Wartet in der Exportliste, bis Sie diese starten</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Output file</source>
        <translation>Ausgabedatei</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Pixel format</source>
        <translation>Pixelformat</translation>
    </message>
    <message>
        <source>Matrix, range</source>
        <translation>Matrix, Wertebereich</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>none in the footage</source>
        <translation>im Material keiner</translation>
    </message>
    <message>
        <source>carried along</source>
        <translation>wird übernommen</translation>
    </message>
    <message>
        <source>Size, roughly</source>
        <translation>Größe, etwa</translation>
    </message>
    <message>
        <source>Left out: %1, %2</source>
        <translation>Ausgelassen: %1, %2</translation>
    </message>
    <message>
        <source>Beside the film</source>
        <translation>Neben dem Film</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::FiguresPanel</name>
    <message>
        <source>Nothing is open.</source>
        <translation>Es ist nichts geöffnet.</translation>
    </message>
    <message>
        <source>Add a ground truth to measure the colour against it.</source>
        <translation>Fügen Sie ein Farboriginal hinzu, um die Farbe daran zu messen.</translation>
    </message>
    <message>
        <source>Waiting for the colour of this frame…</source>
        <translation>Warten auf die Farbe dieses Bildes…</translation>
    </message>
    <message>
        <source>Frame %1, on the preview</source>
        <translation>Bild %1, an der Vorschau</translation>
    </message>
    <message>
        <source>RMSE a*b*</source>
        <translation>RMSE a*b*</translation>
    </message>
    <message>
        <source>Root mean square error of a* and b*; 0 is perfect</source>
        <translation>Wurzel des mittleren quadratischen Fehlers von a* und b*; 0 ist vollkommen</translation>
    </message>
    <message>
        <source>Distance a*b*</source>
        <translation>Abstand a*b*</translation>
    </message>
    <message>
        <source>Mean distance in the a*b* plane; 0 is perfect</source>
        <translation>Mittlerer Abstand in der a*b*-Ebene; 0 ist vollkommen</translation>
    </message>
    <message>
        <source>ΔE 2000</source>
        <translation>ΔE 2000</translation>
    </message>
    <message>
        <source>Mean CIEDE2000 difference; about 1 can just be seen</source>
        <translation>Mittlerer Farbabstand nach CIEDE2000; etwa 1 ist gerade noch sichtbar</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>On R&apos;G&apos;B&apos;; higher is closer</source>
        <translation>Über R&apos;G&apos;B&apos;; höher ist näher</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>1 is identical</source>
        <translation>1 ist identisch</translation>
    </message>
    <message>
        <source>Colourfulness</source>
        <translation>Farbigkeit</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Of the result and of the ground truth</source>
        <translation>Des Ergebnisses und des Farboriginals</translation>
    </message>
    <message>
        <source>No figures of this frame: the ground truth lacks it, or has another shape.</source>
        <translation>Keine Messwerte für dieses Bild: Im Farboriginal fehlt es, oder es hat ein anderes Format.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::FileActions</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Open footage or project…</source>
        <translation>&amp;Material oder Projekt öffnen…</translation>
    </message>
    <message>
        <source>A film, one picture of a numbered sequence, or a saved project</source>
        <translation>Ein Film, ein Bild einer nummerierten Folge oder ein gespeichertes Projekt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Add &amp;ground truth…</source>
        <translation>&amp;Farboriginal hinzufügen…</translation>
    </message>
    <message>
        <source>The colour original of the same film, frame for frame</source>
        <translation>Das Farboriginal desselben Films, Bild für Bild</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Farboriginal</translation>
    </message>
    <message>
        <source>Footage is its o&amp;wn ground truth</source>
        <translation>Material ist sein e&amp;igenes Farboriginal</translation>
    </message>
    <message>
        <source>Compares with the colour that the footage itself has</source>
        <translation>Vergleicht mit der Farbe, die das Material selbst hat</translation>
    </message>
    <message>
        <source>&amp;Remove ground truth</source>
        <translation>Farboriginal &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>Films, range, markers, segments, hints and settings</source>
        <translation>Filme, Bereich, Marken, Segmente, Hinweise und Farbeinstellungen</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Writes the colourised film with its sound</source>
        <translation>Schreibt den kolorierten Film mit seinem Ton</translation>
    </message>
    <message>
        <source>&amp;Cancel the running export</source>
        <translation>Laufenden Export abb&amp;rechen</translation>
    </message>
    <message>
        <source>Leaves nothing half-made behind</source>
        <translation>Lässt nichts Halbfertiges zurück</translation>
    </message>
    <message>
        <source>Save a s&amp;till…</source>
        <translation>St&amp;andbild speichern…</translation>
    </message>
    <message>
        <source>The views of this frame side by side, at the size of the preview</source>
        <translation>Die Ansichten dieses Bildes nebeneinander, in der Größe der Vorschau</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
    <message>
        <source>This footage holds no colour.</source>
        <translation>Dieses Material enthält keine Farbe.</translation>
    </message>
    <message>
        <source>There is no ground truth.</source>
        <translation>Es gibt kein Farboriginal.</translation>
    </message>
    <message>
        <source>The frames are still being counted.</source>
        <translation>Die Bilder werden noch gezählt.</translation>
    </message>
    <message>
        <source>No export is running.</source>
        <translation>Es läuft kein Export.</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Open footage</source>
        <translation>Material öffnen</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Kinechrome projects (*.kinechrome)</source>
        <translation>Kinechrome-Projekte (*.kinechrome)</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Wo befindet sich %1 jetzt?</translation>
    </message>
    <message>
        <source>Add ground truth: the colour original</source>
        <translation>Farboriginal hinzufügen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::FilmSound</name>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
    <message>
        <source>The film is still being opened.</source>
        <translation>Der Film wird noch geöffnet.</translation>
    </message>
    <message>
        <source>This film has no sound.</source>
        <translation>Dieser Film hat keinen Ton.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::FootagePanel</name>
    <message>
        <source>Nothing is open.</source>
        <translation>Es ist nichts geöffnet.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>counting… %1 %</source>
        <translation>wird gezählt… %1 %</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>its own colour</source>
        <translation>seine eigene Farbe</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Farboriginal</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Pixelform</translation>
    </message>
    <message>
        <source>pixels %1</source>
        <translation>Pixel %1</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Halbbilder</translation>
    </message>
    <message>
        <source>interlaced (%1)</source>
        <translation>Zeilensprung (%1)</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>Timecode</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::GamutPalette</name>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>The colours that a screen can show at the lightness of the pixel; arrow keys move in small steps</source>
        <translation>Die Farben, die ein Bildschirm bei der Helligkeit des Pixels zeigen kann; Pfeiltasten bewegen in kleinen Schritten</translation>
    </message>
    <message>
        <source>a* %1, b* %2</source>
        <translation>a* %1, b* %2</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::GraphPlot</name>
    <message>
        <source>Graph</source>
        <translation>Kurve</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::GraphStrip</name>
    <message>
        <source>Values of the graph</source>
        <translation>Werte der Kurve</translation>
    </message>
    <message>
        <source>Values come as frames are coloured.</source>
        <translation>Werte entstehen, sobald Bilder koloriert werden.</translation>
    </message>
    <message>
        <source>Flicker is measured along the motion, which only a stabiliser looks for.</source>
        <translation>Flackern wird entlang der Bewegung gemessen, die nur eine Stabilisierung sucht.</translation>
    </message>
    <message>
        <source>Add a ground truth to see how far off it is.</source>
        <translation>Fügen Sie ein Farboriginal hinzu, um die Abweichung zu sehen.</translation>
    </message>
    <message>
        <source>This model does not say how sure it is.</source>
        <translation>Dieses Modell gibt nicht an, wie sicher es ist.</translation>
    </message>
    <message>
        <source>%1 of %2 frames measured</source>
        <translation>%1 von %2 Bildern gemessen</translation>
    </message>
    <message>
        <source>frame %1 · %2</source>
        <translation>Bild %1 · %2</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>guide.html</source>
        <comment>the page in this language</comment>
        <translation>guide_de.html</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::HelpActions</name>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>How to work with Kinechrome, on one page</source>
        <translation>Die Arbeit mit Kinechrome, auf einer Seite</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Every action and its keys, which can be changed</source>
        <translation>Jede Aktion und ihre Tasten, die sich ändern lassen</translation>
    </message>
    <message>
        <source>&amp;About Kinechrome</source>
        <translation>Ü&amp;ber Kinechrome</translation>
    </message>
    <message>
        <source>Kinechrome %1: colour for black-and-white film, with its luma untouched. Free software under the GNU GPL, version 3 or later.</source>
        <translation>Kinechrome %1: Farbe für Schwarzweißfilm, bei unberührter Luma. Freie Software unter der GNU GPL, Version 3 oder später.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::HintActions</name>
    <message>
        <source>&amp;Hint</source>
        <translation>H&amp;inweis</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>&amp;Hint tool</source>
        <translation>&amp;Hinweiswerkzeug</translation>
    </message>
    <message>
        <source>&amp;Add at the pointer</source>
        <translation>Beim &amp;Mauszeiger setzen</translation>
    </message>
    <message>
        <source>&amp;Eyedropper</source>
        <translation>&amp;Pipette</translation>
    </message>
    <message>
        <source>&amp;Next of the segment</source>
        <translation>&amp;Nächster des Segments</translation>
    </message>
    <message>
        <source>&amp;Previous of the segment</source>
        <translation>&amp;Voriger des Segments</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links bewegen</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts bewegen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben bewegen</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten bewegen</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the &amp;key here</source>
        <translation>&amp;Schlüsselbild hier entfernen</translation>
    </message>
    <message>
        <source>The key before it holds again</source>
        <translation>Das Schlüsselbild davor gilt wieder</translation>
    </message>
    <message>
        <source>&amp;Copy the chosen hint</source>
        <translation>Gewählten Hinweis k&amp;opieren</translation>
    </message>
    <message>
        <source>Copy &amp;hints of this frame</source>
        <translation>Hinweise &amp;dieses Bildes kopieren</translation>
    </message>
    <message>
        <source>All that can be seen in it, carried ones too, where they lie</source>
        <translation>Alle darin sichtbaren, auch mitgeführte, an ihrer jeweiligen Stelle</translation>
    </message>
    <message>
        <source>&amp;Paste hints</source>
        <translation>Hinweise ein&amp;fügen</translation>
    </message>
    <message>
        <source>At the playhead, in whatever segment it is</source>
        <translation>An der Abspielposition, gleich in welchem Segment</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
    <message>
        <source>This segment has no hints.</source>
        <translation>Dieses Segment hat keine Hinweise.</translation>
    </message>
    <message>
        <source>Choose a hint first.</source>
        <translation>Wählen Sie zuerst einen Hinweis.</translation>
    </message>
    <message>
        <source>Copy hints first.</source>
        <translation>Kopieren Sie zuerst Hinweise.</translation>
    </message>
    <message>
        <source>Choose a hint that has a key in this frame and in another one.</source>
        <translation>Wählen Sie einen Hinweis, der in diesem und in einem weiteren Bild ein Schlüsselbild hat.</translation>
    </message>
    <message>
        <source>In the middle of the picture while the pointer is elsewhere</source>
        <translation>In der Bildmitte, solange der Mauszeiger woanders ist</translation>
    </message>
    <message>
        <source>S&amp;troke with the keys</source>
        <translation>S&amp;trich mit den Tasten</translation>
    </message>
    <message>
        <source>Puts a pen down at the chosen hint, or at the pointer: the keys that move draw with it, until this one lifts it</source>
        <translation>Setzt beim gewählten Hinweis oder beim Mauszeiger einen Stift auf: Die Tasten zum Bewegen zeichnen damit, bis diese ihn wieder abhebt</translation>
    </message>
    <message>
        <source>With the mask in hand: the next edge</source>
        <translation>Bei der Maske: die nächste Kante</translation>
    </message>
    <message>
        <source>With the mask in hand: the edge before</source>
        <translation>Bei der Maske: die Kante davor</translation>
    </message>
    <message>
        <source>The chosen hint, the pen of a stroke, or an edge of the mask</source>
        <translation>Den gewählten Hinweis, den Stift eines Strichs oder eine Kante der Maske</translation>
    </message>
    <message>
        <source>Move far left</source>
        <translation>Weit nach links bewegen</translation>
    </message>
    <message>
        <source>Move far right</source>
        <translation>Weit nach rechts bewegen</translation>
    </message>
    <message>
        <source>Move far up</source>
        <translation>Weit nach oben bewegen</translation>
    </message>
    <message>
        <source>Move far down</source>
        <translation>Weit nach unten bewegen</translation>
    </message>
    <message>
        <source>Choose a hint first, or take the mask in hand.</source>
        <translation>Wählen Sie zuerst einen Hinweis, oder nehmen Sie die Maske zur Hand.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::HintDesk</name>
    <message>
        <source>Hints belong to a segment: go to a frame inside a segment.</source>
        <translation>Hinweise gehören zu einem Segment: Gehen Sie zu einem Bild innerhalb eines Segments.</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>Hinweis setzen</translation>
    </message>
    <message>
        <source>stroke of hints</source>
        <translation>Strich aus Hinweisen</translation>
    </message>
    <message>
        <source>move of a hint</source>
        <translation>Hinweis verschieben</translation>
    </message>
    <message>
        <source>size of a hint</source>
        <translation>Größe eines Hinweises</translation>
    </message>
    <message>
        <source>removal of a hint</source>
        <translation>Hinweis entfernen</translation>
    </message>
    <message>
        <source>removal of a key</source>
        <translation>Schlüsselbild entfernen</translation>
    </message>
    <message>
        <source>copy of hints</source>
        <translation>Hinweise einfügen</translation>
    </message>
    <message>
        <source>colour of a hint</source>
        <translation>Farbe eines Hinweises</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::HintLayer</name>
    <message>
        <source>Hints on %1</source>
        <translation>Hinweise auf „%1“</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::HintPanel</name>
    <message>
        <source>a*</source>
        <translation>a*</translation>
    </message>
    <message>
        <source>b*</source>
        <translation>b*</translation>
    </message>
    <message>
        <source>Likely here</source>
        <translation>Hier wahrscheinlich</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>The next click on any view takes the colour there</source>
        <translation>Der nächste Klick auf eine Ansicht nimmt dort die Farbe auf</translation>
    </message>
    <message>
        <source>H chooses the hint tool: a click on the picture says what colour that place has.</source>
        <translation>H wählt das Hinweiswerkzeug: Ein Klick ins Bild sagt, welche Farbe diese Stelle hat.</translation>
    </message>
    <message>
        <source>Drag moves the chosen hint, from this frame on; the wheel changes its size.</source>
        <translation>Ziehen verschiebt den gewählten Hinweis, ab diesem Bild; das Mausrad ändert seine Größe.</translation>
    </message>
    <message>
        <source>A click places a hint, a drag with Shift a stroke. %1 in this segment.</source>
        <translation>Ein Klick setzt einen Hinweis, Ziehen mit Umschalt einen Strich. In diesem Segment: %1.</translation>
    </message>
    <message>
        <source>%1 % likely</source>
        <translation>zu %1 % wahrscheinlich</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::InspectorPanel</name>
    <message>
        <source>Scan</source>
        <translation>Abtastung</translation>
    </message>
    <message>
        <source>%1
%2 bits</source>
        <translation>%1
%2 Bit</translation>
    </message>
    <message>
        <source>not at hand: see the preview&apos;s values</source>
        <translation>nicht verfügbar: siehe Werte der Vorschau</translation>
    </message>
    <message>
        <source>The footage&apos;s own code values at this pixel</source>
        <translation>Die eigenen Codewerte des Materials an diesem Pixel</translation>
    </message>
    <message>
        <source>Point at a picture to read its values.</source>
        <translation>Zeigen Sie auf ein Bild, um seine Werte zu lesen.</translation>
    </message>
    <message>
        <source>Frame %1, pixel %2, %3</source>
        <translation>Bild %1, Pixel %2, %3</translation>
    </message>
    <message>
        <source>R′G′B′ %1
L*a*b* %2</source>
        <translation>R′G′B′ %1
L*a*b* %2</translation>
    </message>
    <message>
        <source>
(preview)</source>
        <translation>
(Vorschau)</translation>
    </message>
    <message>
        <source>8-bit values of the preview, which is smaller than the film</source>
        <translation>8-Bit-Werte der Vorschau, die kleiner ist als der Film</translation>
    </message>
    <message>
        <source>8-bit values of the picture on show</source>
        <translation>8-Bit-Werte des gezeigten Bildes</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::KeysPanel</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Double click or Enter on an action records new keys for it.</source>
        <translation>Doppelklick oder Eingabetaste auf einer Aktion nimmt neue Tasten für sie auf.</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>New keys for %1</source>
        <translation>Neue Tasten für %1</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MainWindow</name>
    <message>
        <source>“%1” is no place in the film: write timecode (01:02:10), a frame number, seconds (12.5s) or a distance (+24).</source>
        <translation>„%1“ ist keine Stelle im Film: Geben Sie Timecode (01:02:10), eine Bildnummer, Sekunden (12.5s) oder einen Abstand (+24) ein.</translation>
    </message>
    <message>
        <source>Kinechrome</source>
        <translation>Kinechrome</translation>
    </message>
    <message>
        <source>%1[*] – Kinechrome</source>
        <translation>%1[*] – Kinechrome</translation>
    </message>
    <message>
        <source>%1 is cancelled: nothing of it is left. “Again” in the export queue lets it wait once more.</source>
        <translation>%1 ist abgebrochen, es bleibt nichts davon zurück. „Erneut“ in der Exportliste stellt den Export wieder an.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MarkerActions</name>
    <message>
        <source>&amp;Markers</source>
        <translation>&amp;Marken</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>&amp;Add marker</source>
        <translation>&amp;Marke setzen</translation>
    </message>
    <message>
        <source>Marker with &amp;note…</source>
        <translation>Marke mit &amp;Notiz…</translation>
    </message>
    <message>
        <source>&amp;Remove marker</source>
        <translation>Marke &amp;entfernen</translation>
    </message>
    <message>
        <source>Ne&amp;xt marker</source>
        <translation>Nä&amp;chste Marke</translation>
    </message>
    <message>
        <source>&amp;Previous marker</source>
        <translation>&amp;Vorige Marke</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>Marke setzen</translation>
    </message>
    <message>
        <source>removal of a marker</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
    <message>
        <source>This frame has one already.</source>
        <translation>Dieses Bild hat bereits eine.</translation>
    </message>
    <message>
        <source>This frame has none.</source>
        <translation>Dieses Bild hat keine.</translation>
    </message>
    <message>
        <source>There are no markers.</source>
        <translation>Es gibt keine Marken.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MarkerModel</name>
    <message>
        <source>Frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>note of a marker</source>
        <translation>Notiz einer Marke</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MarkersPanel</name>
    <message>
        <source>No markers yet. M sets one at the playhead, Shift+M one with a note.</source>
        <translation>Noch keine Marken. M setzt eine an der Abspielposition, Umschalt+M eine mit Notiz.</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>removal of a marker</source>
        <translation>Marke entfernen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MaskActions</name>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Mas&amp;k</source>
        <translation>Mas&amp;ke</translation>
    </message>
    <message>
        <source>Drag the edges on the picture: borders, perforations and the sound track outside stay uncoloured</source>
        <translation>Ziehen Sie die Kanten im Bild: Ränder, Perforation und Tonspur außerhalb bleiben unkoloriert</translation>
    </message>
    <message>
        <source>Take the mask &amp;off</source>
        <translation>Maske &amp;aufheben</translation>
    </message>
    <message>
        <source>The whole picture of this segment is coloured</source>
        <translation>Das ganze Bild dieses Segments wird koloriert</translation>
    </message>
    <message>
        <source>This mask for all se&amp;gments</source>
        <translation>Diese Maske für a&amp;lle Segmente</translation>
    </message>
    <message>
        <source>Borders are mostly the same throughout a film</source>
        <translation>Ränder sind meist im ganzen Film gleich</translation>
    </message>
    <message>
        <source>There is no segment here.</source>
        <translation>Hier gibt es kein Segment.</translation>
    </message>
    <message>
        <source>This segment has no mask.</source>
        <translation>Dieses Segment hat keine Maske.</translation>
    </message>
    <message>
        <source>All segments have the same already.</source>
        <translation>Alle Segmente haben bereits dieselbe.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MaskBox</name>
    <message>
        <source>Uncoloured borders, in pixels</source>
        <translation>Unkolorierte Ränder, in Pixel</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>%1 border</source>
        <translation>Rand: %1</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MaskDesk</name>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>mask taken off</source>
        <translation>Maske aufheben</translation>
    </message>
    <message>
        <source>mask of all segments</source>
        <translation>Maske aller Segmente</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MaskLayer</name>
    <message>
        <source>Mask on %1</source>
        <translation>Maske auf „%1“</translation>
    </message>
    <message>
        <source>The keys move: %1</source>
        <translation>Die Tasten bewegen: %1</translation>
    </message>
    <message>
        <source>left edge</source>
        <translation>linke Kante</translation>
    </message>
    <message>
        <source>top edge</source>
        <translation>obere Kante</translation>
    </message>
    <message>
        <source>right edge</source>
        <translation>rechte Kante</translation>
    </message>
    <message>
        <source>bottom edge</source>
        <translation>untere Kante</translation>
    </message>
    <message>
        <source>the whole mask</source>
        <translation>die ganze Maske</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MessageBar</name>
    <message>
        <source>Copy the message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Put the message away</source>
        <translation>Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::MixBar</name>
    <message>
        <source>First view of the pair</source>
        <translation>Erste Ansicht des Paares</translation>
    </message>
    <message>
        <source>Swap the pair</source>
        <translation>Paar tauschen</translation>
    </message>
    <message>
        <source>Second view of the pair</source>
        <translation>Zweite Ansicht des Paares</translation>
    </message>
    <message>
        <source>Absolute</source>
        <translation>Absolut</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Mit Vorzeichen</translation>
    </message>
    <message>
        <source>Colour alone</source>
        <translation>Nur Farbe</translation>
    </message>
    <message>
        <source>ΔE 2000</source>
        <translation>ΔE 2000</translation>
    </message>
    <message>
        <source>What the difference shows</source>
        <translation>Was die Differenz zeigt</translation>
    </message>
    <message>
        <source>Amplification of the difference</source>
        <translation>Verstärkung der Differenz</translation>
    </message>
    <message>
        <source>How much of the second is in the mix</source>
        <translation>Anteil der zweiten Ansicht an der Überblendung</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::OverlayActions</name>
    <message>
        <source>&amp;Overlay on the colourised view</source>
        <translation>Über&amp;lagerung der kolorierten Ansicht</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Stabiliser &amp;visibility</source>
        <translation>&amp;Sichtbarkeit (Stabilisierung)</translation>
    </message>
    <message>
        <source>Green where past colour was used, red where the network stood alone</source>
        <translation>Grün, wo frühere Farbe verwendet wurde, rot, wo das Netz allein stand</translation>
    </message>
    <message>
        <source>Network &amp;certainty</source>
        <translation>Sicherheit des &amp;Netzes</translation>
    </message>
    <message>
        <source>Green where the network is sure of its colour, red where it guesses</source>
        <translation>Grün, wo das Netz seiner Farbe sicher ist, rot, wo es rät</translation>
    </message>
    <message>
        <source>&amp;Reach of the hints</source>
        <translation>&amp;Reichweite der Hinweise</translation>
    </message>
    <message>
        <source>Green where hints changed the colour, red where they did not</source>
        <translation>Grün, wo Hinweise die Farbe änderten, rot, wo nicht</translation>
    </message>
    <message>
        <source>&amp;Before the stabiliser</source>
        <translation>&amp;Vor der Stabilisierung</translation>
    </message>
    <message>
        <source>The network&apos;s own colour, to see what steadying does to it</source>
        <translation>Die Farbe des Netzes allein, um die Wirkung der Stabilisierung zu sehen</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>Es ist kein Modell gewählt.</translation>
    </message>
    <message>
        <source>The stabiliser is off.</source>
        <translation>Die Stabilisierung ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>There are no hints yet.</source>
        <translation>Es gibt noch keine Hinweise.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::OwnColorOffer</name>
    <message>
        <source>One segment of this film is toned or has colour already; its gray is what is colourised.</source>
        <translation>Ein Segment dieses Films ist eingefärbt oder bereits farbig; koloriert wird sein Grau.</translation>
    </message>
    <message>
        <source>%1 segments of this film are toned or have colour already; their gray is what is colourised.</source>
        <translation>%1 Segmente dieses Films sind eingefärbt oder bereits farbig; koloriert wird ihr Grau.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>Unverändert lassen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::PaletteBox</name>
    <message>
        <source>Palette to keep colours in</source>
        <translation>Palette zum Aufbewahren von Farben</translation>
    </message>
    <message>
        <source>Name of a palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Keeps the colour of the moment in this palette; a new name makes one</source>
        <translation>Legt die momentane Farbe in dieser Palette ab; ein neuer Name legt eine an</translation>
    </message>
    <message>
        <source>Keep the colour in the palette</source>
        <translation>Farbe in der Palette aufbewahren</translation>
    </message>
    <message>
        <source>Removes this palette and all its colours</source>
        <translation>Entfernt diese Palette und alle ihre Farben</translation>
    </message>
    <message>
        <source>Remove the palette</source>
        <translation>Palette entfernen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::PictureView</name>
    <message>
        <source>From %1 to %2</source>
        <translation>Von „%1“ bis „%2“</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::PixelReadout</name>
    <message>
        <source>Pixel values</source>
        <translation>Pixelwerte</translation>
    </message>
    <message>
        <source>Position in the film and 8-bit values of the preview under the mouse</source>
        <translation>Position im Film und 8-Bit-Werte der Vorschau unter dem Mauszeiger</translation>
    </message>
    <message>
        <source>Point at a picture to read its values</source>
        <translation>Zeigen Sie auf ein Bild, um seine Werte zu lesen</translation>
    </message>
    <message>
        <source>Gray %1</source>
        <translation>Grau %1</translation>
    </message>
    <message>
        <source>(preview values)</source>
        <translation>(Werte der Vorschau)</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::PlaybackActions</name>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Show &amp;every frame</source>
        <translation>&amp;Jedes Bild zeigen</translation>
    </message>
    <message>
        <source>Slows down rather than drop pictures; off, playback keeps real time</source>
        <translation>Wird langsamer, statt Bilder auszulassen; ausgeschaltet hält die Wiedergabe Echtzeit</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Jedes Bild</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Abs&amp;pielen</translation>
    </message>
    <message>
        <source>Shuttle &amp;back, again for faster</source>
        <translation>&amp;Rückwärts, erneut: schneller</translation>
    </message>
    <message>
        <source>&amp;Stop; held, J and L step one frame</source>
        <translation>&amp;Stopp; gehalten: J und L einzelbildweise</translation>
    </message>
    <message>
        <source>Shuttle &amp;forward, again for faster</source>
        <translation>&amp;Vorwärts, erneut: schneller</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>Pre&amp;vious frame</source>
        <translation>V&amp;origes Bild</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>Zehn Bilder vor</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>Zehn Bilder zurück</translation>
    </message>
    <message>
        <source>F&amp;irst frame</source>
        <translation>&amp;Erstes Bild</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>&amp;Letztes Bild</translation>
    </message>
    <message>
        <source>Next c&amp;ut</source>
        <translation>Nä&amp;chster Schnitt</translation>
    </message>
    <message>
        <source>Previous &amp;cut</source>
        <translation>Vori&amp;ger Schnitt</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>Ge&amp;he zu…</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Mark &amp;in</source>
        <translation>&amp;In-Punkt setzen</translation>
    </message>
    <message>
        <source>in point</source>
        <translation>In-Punkt setzen</translation>
    </message>
    <message>
        <source>Mark &amp;out</source>
        <translation>O&amp;ut-Punkt setzen</translation>
    </message>
    <message>
        <source>out point</source>
        <translation>Out-Punkt setzen</translation>
    </message>
    <message>
        <source>Clear in</source>
        <translation>In-Punkt löschen</translation>
    </message>
    <message>
        <source>clearing in</source>
        <translation>In-Punkt löschen</translation>
    </message>
    <message>
        <source>Clear out</source>
        <translation>Out-Punkt löschen</translation>
    </message>
    <message>
        <source>clearing out</source>
        <translation>Out-Punkt löschen</translation>
    </message>
    <message>
        <source>&amp;Loop the range</source>
        <translation>&amp;Bereich wiederholen</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>S&amp;tumm</translation>
    </message>
    <message>
        <source>Sound is heard in real time at normal speed</source>
        <translation>Ton ist in Echtzeit bei normaler Geschwindigkeit zu hören</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Memory for the preview</source>
        <translation>Speicher für die Vorschau</translation>
    </message>
    <message>
        <source>Memory for the &amp;preview</source>
        <translation>&amp;Speicher für die Vorschau</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>What surrounds a picture is a neutral gray in both</source>
        <translation>Die Umgebung eines Bildes ist in beiden ein neutrales Grau</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Holds about %1 coloured frames of %2×%3 ahead of the playhead and behind it, and the gray ones with them. More lets longer stretches play without a stop.</source>
        <translation>Fasst etwa %1 kolorierte Bilder mit %2×%3 vor und hinter der Abspielposition, dazu die grauen. Mit mehr Speicher laufen längere Strecken ohne Halt.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ProjectFile</name>
    <message>
        <source>Unsaved changes cannot be kept aside: %1</source>
        <translation>Nicht gespeicherte Änderungen können nicht gesichert werden: %1</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>An anderem Ort speichern…</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>%1 is not the file that this project was saved with: it has changed since. Check that it is the same film.</source>
        <translation>%1 ist nicht die Datei, mit der dieses Projekt gespeichert wurde: Sie hat sich seither geändert. Prüfen Sie, ob es derselbe Film ist.</translation>
    </message>
    <message>
        <source>The ground truth of this project, %1, is not there any more; add it again where it is now.</source>
        <translation>Das Farboriginal dieses Projekts, %1, ist nicht mehr vorhanden; fügen Sie es von seinem jetzigen Ort wieder hinzu.</translation>
    </message>
    <message>
        <source>The footage has moved; it was found again as %1. Save the project to remember that.</source>
        <translation>Das Material wurde verschoben; es wurde als %1 wiedergefunden. Speichern Sie das Projekt, um das festzuhalten.</translation>
    </message>
    <message>
        <source>recovery of unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen zurückholen</translation>
    </message>
    <message>
        <source>Kinechrome ended while changes were not saved; they have been brought back. Save to keep them.</source>
        <translation>Kinechrome wurde beendet, bevor Änderungen gespeichert waren; sie sind wiederhergestellt. Speichern Sie, um sie zu behalten.</translation>
    </message>
    <message>
        <source>Go back to what was saved</source>
        <translation>Zurück zum gespeicherten Stand</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::QtSound</name>
    <message>
        <source>The sound cannot be played: %1.</source>
        <translation>Der Ton kann nicht abgespielt werden: %1.</translation>
    </message>
    <message>
        <source>There is no sound device; playback keeps the computer&apos;s clock.</source>
        <translation>Es gibt kein Tongerät; die Wiedergabe folgt der Uhr des Rechners.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ScopePanel</name>
    <message>
        <source>View that the scope reads</source>
        <translation>Ansicht, die gemessen wird</translation>
    </message>
    <message>
        <source>Magnification of the vectorscope</source>
        <translation>Vergrößerung des Vektorskops</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ScopeView</name>
    <message>
        <source>Vectorscope</source>
        <translation>Vektorskop</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Hue as direction, saturation as distance (Cb to the right, Cr up, BT.709). Boxes: 75 % colour bars. Line: skin</source>
        <translation>Farbton als Richtung, Sättigung als Abstand (Cb nach rechts, Cr nach oben, BT.709). Kästchen: Farbbalken mit 75 %. Linie: Hautton</translation>
    </message>
    <message>
        <source>Luma of each column of the picture, black below, white above</source>
        <translation>Luma jeder Bildspalte, unten Schwarz, oben Weiß</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::SegmentActions</name>
    <message>
        <source>&amp;Segment</source>
        <translation>&amp;Segment</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>Hier &amp;teilen</translation>
    </message>
    <message>
        <source>The frame under the playhead begins a new segment</source>
        <translation>Das Bild an der Abspielposition beginnt ein neues Segment</translation>
    </message>
    <message>
        <source>&amp;Merge with the next</source>
        <translation>Mit dem &amp;nächsten verbinden</translation>
    </message>
    <message>
        <source>Takes the cut away that ends this segment</source>
        <translation>Entfernt den Schnitt, der dieses Segment beendet</translation>
    </message>
    <message>
        <source>Cut one frame &amp;earlier</source>
        <translation>Schnitt ein Bild &amp;früher</translation>
    </message>
    <message>
        <source>Moves the beginning of this segment</source>
        <translation>Verschiebt den Anfang dieses Segments</translation>
    </message>
    <message>
        <source>Cut one frame &amp;later</source>
        <translation>Schnitt ein Bild &amp;später</translation>
    </message>
    <message>
        <source>&amp;Name and note…</source>
        <translation>Na&amp;me und Notiz…</translation>
    </message>
    <message>
        <source>&amp;Approved</source>
        <translation>Frei&amp;gegeben</translation>
    </message>
    <message>
        <source>Somebody has looked at it and is content</source>
        <translation>Das Segment wurde gesichtet und für gut befunden</translation>
    </message>
    <message>
        <source>Leave as it &amp;is</source>
        <translation>&amp;Unverändert lassen</translation>
    </message>
    <message>
        <source>Titles, tinted or already coloured footage: no colour is added</source>
        <translation>Titel, eingefärbtes oder bereits farbiges Material: Es wird keine Farbe hinzugefügt</translation>
    </message>
    <message>
        <source>Ne&amp;xt that is not approved</source>
        <translation>Nä&amp;chstes nicht freigegebenes</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>move of a cut</source>
        <translation>Schnitt verschieben</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>end of approval</source>
        <translation>Freigabe aufheben</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Kolorieren</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
    <message>
        <source>The frames are still being counted.</source>
        <translation>Die Bilder werden noch gezählt.</translation>
    </message>
    <message>
        <source>There is no segment here.</source>
        <translation>Hier gibt es kein Segment.</translation>
    </message>
    <message>
        <source>A segment begins here already.</source>
        <translation>Hier beginnt bereits ein Segment.</translation>
    </message>
    <message>
        <source>It is the last one.</source>
        <translation>Es ist das letzte.</translation>
    </message>
    <message>
        <source>It is the first one.</source>
        <translation>Es ist das erste.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::SegmentPanel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the segment</source>
        <translation>Name des Segments</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on the segment</source>
        <translation>Notiz zum Segment</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Es ist nichts geöffnet.</translation>
    </message>
    <message>
        <source>The frames are still being counted…</source>
        <translation>Die Bilder werden noch gezählt…</translation>
    </message>
    <message>
        <source>This frame belongs to no segment.</source>
        <translation>Dieses Bild gehört zu keinem Segment.</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>still being looked for in it</source>
        <translation>werden darin noch gesucht</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 to %2, %3 in all</source>
        <translation>%1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>It stays as it is, in its own colour.</source>
        <translation>Es bleibt unverändert, in seiner eigenen Farbe.</translation>
    </message>
    <message>
        <source>This shot is toned: one hue throughout.</source>
        <translation>Diese Einstellung ist eingefärbt: durchgehend ein Farbton.</translation>
    </message>
    <message>
        <source>This shot has colour of its own.</source>
        <translation>Diese Einstellung hat eigene Farbe.</translation>
    </message>
    <message>
        <source>name of a segment</source>
        <translation>Name eines Segments</translation>
    </message>
    <message>
        <source>note on a segment</source>
        <translation>Notiz zu einem Segment</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::SettingsPanel</name>
    <message>
        <source>The whole film</source>
        <translation>Der ganze Film</translation>
    </message>
    <message>
        <source>This segment</source>
        <translation>Dieses Segment</translation>
    </message>
    <message>
        <source>What the settings are for</source>
        <translation>Wofür die Farbeinstellungen gelten</translation>
    </message>
    <message>
        <source>Segments with settings of their own keep them when the film&apos;s change</source>
        <translation>Segmente mit eigenen Farbeinstellungen behalten diese, wenn sich die des Films ändern</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The network that makes the colour</source>
        <translation>Das Netz, das die Farbe erzeugt</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>Stabilisierung</translation>
    </message>
    <message>
        <source>Optical flow</source>
        <translation>Optischer Fluss</translation>
    </message>
    <message>
        <source>Both ways, on export</source>
        <translation>Beidseitig, beim Export</translation>
    </message>
    <message>
        <source>Total variation, on export</source>
        <translation>Totale Variation, beim Export</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Carries colour along the motion so that it does not flicker. Two methods look at later frames too: an export takes longer with them, and the preview shows optical flow.</source>
        <translation>Führt die Farbe entlang der Bewegung mit, damit sie nicht flackert. Zwei Verfahren sehen auch spätere Bilder an: Ein Export dauert damit länger, und die Vorschau zeigt den optischen Fluss.</translation>
    </message>
    <message>
        <source>Stabiliser strength</source>
        <translation>Stärke der Stabilisierung</translation>
    </message>
    <message>
        <source>How much of the past is kept where it can still be seen</source>
        <translation>Wie viel vom Früheren bleibt, wo es noch zu sehen ist</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Scales the colour; luma never changes</source>
        <translation>Skaliert die Farbe; die Luma ändert sich nie</translation>
    </message>
    <message>
        <source>settings of the film</source>
        <translation>Farbeinstellungen des Films</translation>
    </message>
    <message>
        <source>default settings</source>
        <translation>Standardeinstellungen</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>stabiliser</source>
        <translation>Stabilisierung</translation>
    </message>
    <message>
        <source>As the film</source>
        <translation>Wie der Film</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::SoundControl</name>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation>Lautstärke: %1 %</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::StillBox</name>
    <message>
        <source>Reference still…</source>
        <translation>Referenzbild…</translation>
    </message>
    <message>
        <source>Opens a picture to take colours from: click on it</source>
        <translation>Öffnet ein Bild, aus dem Farben entnommen werden: Klicken Sie darauf</translation>
    </message>
    <message>
        <source>Put the still away</source>
        <translation>Referenzbild ausblenden</translation>
    </message>
    <message>
        <source>Reference still</source>
        <translation>Referenzbild</translation>
    </message>
    <message>
        <source>Open a reference still</source>
        <translation>Referenzbild öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.ppm *.tif *.tiff *.webp);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.gif *.ppm *.tif *.tiff *.webp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be shown: it is no picture that Kinechrome reads: choose a PNG or JPEG file.</source>
        <translation>%1 kann nicht gezeigt werden: Es ist kein Bild, das Kinechrome liest; wählen Sie eine PNG- oder JPEG-Datei.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::StillSaver</name>
    <message>
        <source>Save the still as</source>
        <translation>Standbild speichern unter</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>%1 · %2 · frame %3</source>
        <translation>%1 · %2 · Bild %3</translation>
    </message>
    <message>
        <source>The still is saved as %1.</source>
        <translation>Das Standbild ist als %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1: the still is not saved: %2: choose another folder or make room</source>
        <translation>%1: Das Standbild ist nicht gespeichert: %2; wählen Sie einen anderen Ordner oder schaffen Sie Platz</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::TimeLabel</name>
    <message>
        <source>Playhead position</source>
        <translation>Abspielposition</translation>
    </message>
    <message>
        <source>Click: timecode, frame or seconds. Double click or Ctrl+G: type where to go (01:02:10, 250, 12.5s, +24)</source>
        <translation>Klick: Timecode, Bild oder Sekunden. Doppelklick oder Strg+G: Ziel eingeben (01:02:10, 250, 12.5s, +24)</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::TimelineActions</name>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Graphs</source>
        <translation>K&amp;urven</translation>
    </message>
    <message>
        <source>Figures of every frame under the timeline; while they are shown, the whole film is measured in spare time</source>
        <translation>Messwerte jedes Bildes unter der Zeitleiste; solange sie gezeigt werden, wird in freier Zeit der ganze Film gemessen</translation>
    </message>
    <message>
        <source>Ne&amp;xt graph</source>
        <translation>&amp;Nächste Kurve</translation>
    </message>
    <message>
        <source>Next frame that needs a &amp;hint</source>
        <translation>Nächstes Bild, das einen &amp;Hinweis braucht</translation>
    </message>
    <message>
        <source>Where the network is least sure and colour still flickers, outside of approved segments; again for the one after it</source>
        <translation>Wo das Netz am unsichersten ist und Farbe noch flackert, außerhalb freigegebener Segmente; erneut für die nächste Stelle</translation>
    </message>
    <message>
        <source>&amp;Back to the one before</source>
        <translation>&amp;Zurück zur vorigen Stelle</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>The &amp;whole film</source>
        <translation>&amp;Ganzer Film</translation>
    </message>
    <message>
        <source>No frame outside of approved segments has been measured yet; values come as frames are coloured.</source>
        <translation>Noch ist kein Bild außerhalb freigegebener Segmente gemessen; Werte entstehen, sobald Bilder koloriert werden.</translation>
    </message>
    <message>
        <source>Frame %1: number %2 of %3 places that may need a hint.</source>
        <translation>Bild %1: Nummer %2 von %3 Stellen, die einen Hinweis brauchen könnten.</translation>
    </message>
    <message>
        <source>There was none before this one.</source>
        <translation>Vor dieser gab es keine.</translation>
    </message>
    <message>
        <source>Open footage first.</source>
        <translation>Öffnen Sie zuerst Material.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>%1 · frame %2</source>
        <translation>%1 · Bild %2</translation>
    </message>
    <message>
        <source>%1 · marker %2</source>
        <translation>%1 · Marke %2</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::TransportBar</name>
    <message>
        <source>of %1 frames</source>
        <translation>von %1 Bildern</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 B/s</translation>
    </message>
    <message>
        <source>%1 of %2 fps</source>
        <translation>%1 von %2 B/s</translation>
    </message>
    <message>
        <source> · %1 dropped</source>
        <translation> · %1 ausgelassen</translation>
    </message>
    <message>
        <source>Real time: late pictures are dropped</source>
        <translation>Echtzeit: Verspätete Bilder werden ausgelassen</translation>
    </message>
    <message>
        <source>Every frame: the clock waits</source>
        <translation>Jedes Bild: Die Uhr wartet</translation>
    </message>
    <message>
        <source>%1
Frames a second: shown, asked for; pictures dropped</source>
        <translation>%1
Bilder je Sekunde: gezeigt, verlangt; ausgelassene Bilder</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::UnsavedQuestion</name>
    <message>
        <source>This work has no project yet. Save it?</source>
        <translation>Diese Arbeit hat noch kein Projekt. Speichern?</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>Änderungen an %1 speichern?</translation>
    </message>
    <message>
        <source>What is not saved will be lost.</source>
        <translation>Was nicht gespeichert ist, geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ViewActions</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Einpasse&amp;n</translation>
    </message>
    <message>
        <source>Shows the whole picture</source>
        <translation>Zeigt das ganze Bild</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>One pixel of the film on one pixel of the screen</source>
        <translation>Ein Pixel des Films auf einem Pixel des Bildschirms</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vollb&amp;ild</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Gray alone</source>
        <translation>Nur &amp;Grau</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>The scan as it is</source>
        <translation>Die Abtastung, wie sie ist</translation>
    </message>
    <message>
        <source>&amp;Colourised alone</source>
        <translation>Nur &amp;Koloriert</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>Das Ergebnis</translation>
    </message>
    <message>
        <source>Ground &amp;truth alone</source>
        <translation>Nur &amp;Farboriginal</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>The colour original</source>
        <translation>Das Farboriginal</translation>
    </message>
    <message>
        <source>&amp;All three</source>
        <translation>&amp;Alle drei</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Gray, colourised and ground truth side by side</source>
        <translation>Grau, koloriert und Farboriginal nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Pair side by side</source>
        <translation>&amp;Paar nebeneinander</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Two views, larger</source>
        <translation>Zwei Ansichten, größer</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Wischblende</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>The pair divided by a line: drag its handle, turn its knob</source>
        <translation>Das Paar, durch eine Linie geteilt: am Griff ziehen, am Knopf drehen</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>What differs within the pair, amplified</source>
        <translation>Was sich innerhalb des Paares unterscheidet, verstärkt</translation>
    </message>
    <message>
        <source>Ble&amp;nd</source>
        <translation>Übe&amp;rblendung</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>The pair mixed, as much of each as you like</source>
        <translation>Das Paar gemischt, zu beliebigen Anteilen</translation>
    </message>
    <message>
        <source>Add a ground truth first.</source>
        <translation>Fügen Sie zuerst ein Farboriginal hinzu.</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ViewArea</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::ViewBar</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::WipeView</name>
    <message>
        <source>Wipe between %1 and %2</source>
        <translation>Wischblende zwischen „%1“ und „%2“</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::WorkStatus</name>
    <message>
        <source>, %1 s left</source>
        <translation>, noch %1 s</translation>
    </message>
    <message>
        <source>, %1 min left</source>
        <translation>, noch %1 min</translation>
    </message>
    <message>
        <source>, %1 h %2 min left</source>
        <translation>, noch %1 h %2 min</translation>
    </message>
    <message>
        <source>Shows the export</source>
        <translation>Zeigt den Export</translation>
    </message>
    <message>
        <source>Exporting: %1 %</source>
        <translation>Export läuft: %1 %</translation>
    </message>
    <message>
        <source>Export %1 of %2: paused at %3 %</source>
        <translation>Export %1 von %2: angehalten bei %3 %</translation>
    </message>
    <message>
        <source>Export %1 of %2: %3 %</source>
        <translation>Export %1 von %2: %3 %</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::Workbench</name>
    <message>
        <source>Kinechrome ended while changes to %1 were not saved; they can be brought back.</source>
        <translation>Kinechrome wurde beendet, bevor Änderungen an %1 gespeichert waren; sie lassen sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>ground truth</source>
        <translation>Farboriginal</translation>
    </message>
    <message>
        <source>removal of the ground truth</source>
        <translation>Farboriginal entfernen</translation>
    </message>
    <message>
        <source>This footage is toned: one hue throughout. Its gray is what is colourised.</source>
        <translation>Dieses Material ist eingefärbt: durchgehend ein Farbton. Koloriert wird sein Grau.</translation>
    </message>
    <message>
        <source>Compare with its own colour</source>
        <translation>Mit der eigenen Farbe vergleichen</translation>
    </message>
    <message>
        <source>This footage has colour: it is colourised from its gray, and its own colour serves as ground truth.</source>
        <translation>Dieses Material ist farbig: Koloriert wird es aus seinem Grau, seine eigene Farbe dient als Farboriginal.</translation>
    </message>
    <message>
        <source>Do not compare</source>
        <translation>Nicht vergleichen</translation>
    </message>
</context>
<context>
    <name>kinechrome::ui::StopQuestion</name>
    <message>
        <source>An export is running. Stop it and close?</source>
        <translation>Ein Export läuft. Anhalten und schließen?</translation>
    </message>
    <message>
        <source>What it has made is lost. It waits in the export queue at the next start.</source>
        <translation>Was er gemacht hat, geht verloren. Beim nächsten Start wartet er in der Exportliste.</translation>
    </message>
    <message>
        <source>What it has made is lost.</source>
        <translation>Was er gemacht hat, geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Anhalten und schließen</translation>
    </message>
    <message>
        <source>&amp;Keep exporting</source>
        <translation>&amp;Weiter exportieren</translation>
    </message>
    <message>
        <source>Cancel the export of %1?</source>
        <translation>Den Export von %1 abbrechen?</translation>
    </message>
    <message>
        <source>&amp;Cancel the export</source>
        <translation>Export &amp;abbrechen</translation>
    </message>
</context>
</TS>
