package io.gatehouse.architecture.rooms.kitchen;

import io.gatehouse.architecture.rooms.cellar.Shelf;

interface Table {
    Shelf shelf();
}
