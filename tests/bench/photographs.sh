#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Colour photographs that no training has seen and any Debian 12 machine can get, to judge a model by:
#   tests/bench/photographs.sh FOLDER
#   kinechrome-cli evaluate FOLDER --frontier --features none --json
# Fetches packages without installing them, and writes their photographs at a short side of 256 pixels.
# Which they are was chosen by eye, before any model had coloured them. Needs apt-get, dpkg and ffmpeg.
set -eu
folder=${1:?first argument: the folder for the photographs}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/kinechrome-photographs.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$folder"

# PACKAGE FILE...: the files' paths, or their ends
take() {
    package=$1
    shift
    (cd "$scratch" && apt-get download -q "$package" > /dev/null && dpkg -x "$package"_*.deb "$package")
    for file in "$@"; do
        found=$(find "$scratch/$package" -type f -path "*/$file" | sort | head -n 1)
        [ -n "$found" ] || { echo "photographs.sh: $package has no $file" >&2; exit 1; }
        name=$package-$(echo "${file%.*}" | tr '/' '-').png
        ffmpeg -nostdin -v error -y -i "$found" -frames:v 1 -pix_fmt rgb24 \
            -vf "scale='if(gt(iw,ih),-2,256)':'if(gt(iw,ih),256,-2)':flags=area" "$folder/$name"
    done
}

take lomiri-wallpapers-16.04 Picture_1A_by_freespace.jpg Wine_by_Jakkub_Mede.jpg greentock_by_Peter_Nerlich.jpg \
    seeding_by_Clements_Engelhardt.jpg aitzgorri_by_Aitzol_Berasategi.jpg Dragonfly_by_Bolly.jpg \
    friends_by_Aitzol_Berasategi.jpg sunset_by_Aitzol_Berasategi.jpg free_by_Peter_Nerlich.jpg \
    picosdeeuropa_by_Aitzol_Berasategi.jpg Picture_0B_by_freespace.jpg life_by_Aitzol_Berasategi.jpg \
    Bridge_by_Sander_Klootwijk.jpg
take lomiri-wallpapers-20.04 Kleiber_by_Lukas_Baubkus.jpg
take mate-backgrounds nature/Garden.jpg nature/Dune.jpg nature/Aqua.jpg nature/TwoWings.jpg nature/Storm.jpg \
    nature/GreenMeadow.jpg nature/RainDrops.jpg nature/Blinds.jpg nature/FreshFlower.jpg nature/LadyBird.jpg \
    nature/YellowFlower.jpg
take plasma-workspace-wallpapers FallenLeaf/contents/images/2560x1600.jpg Path/contents/images/2560x1600.jpg \
    DarkestHour/contents/images/2560x1600.jpg summer_1am/contents/images/2560x1600.jpg \
    EveningGlow/contents/images/2560x1600.jpg Kite/contents/images/2560x1600.jpg \
    ColorfulCups/contents/images/2560x1600.jpg OneStandsOut/contents/images/2560x1600.jpg \
    BytheWater/contents/images/2560x1600.jpg
take python3-skimage skimage/data/coffee.png skimage/data/astronaut.png skimage/data/motorcycle_left.png \
    skimage/data/rocket.jpg skimage/data/chelsea.png
take python3-sklearn datasets/images/flower.jpg datasets/images/china.jpg
take opencv-doc data/fruits.jpg data/baboon.jpg data/aloeL.jpg data/orange.jpg data/messi5.jpg data/apple.jpg \
    data/rubberwhale1.png data/butterfly.jpg data/building.jpg data/home.jpg data/squirrel_cls.jpg data/graf1.png \
    data/ela_original.jpg data/smarties.png data/stuff.jpg alphamat/input_images/plant.jpg
echo "$(find "$folder" -name '*.png' | wc -l) photographs in $folder"
