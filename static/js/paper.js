// The script of every page for readers. Browsers fetch the parts one by one while the paper is drawn; collectstatic writes
// them out here as one (newsroom/static_storage.py). What a page has no use for finds nothing on it and is done.
import "./faces.js";
import "./menu.js";
import "./display.js";
import "./ago.js";
import "./share.js";
import "./kept.js";
