"""Who may open which address of the desk: the table that `test_access` goes by.

A line is a method, an address and what each person finds there. The names in braces stand for things that
`test_access` makes: {own} is a draft of the reporter, {others} a draft of somebody else, {handed} a report of the
reporter that waits for review, {seen} one that readers see; all four lie in the section of the section editor.

yes   the page, or the thing is done (a form with faults is shown again)      door  the way to the login page
no    403, whatever is sent                                                   away  the way to another page
A number is what it says. What stands after «?» is sent as the form of a POST.
"""

PEOPLE = ("nobody", "reporter", "section", "elsewhere", "managing", "admin")
"""`nobody` has not signed in, `section` edits the section of the reports, `elsewhere` another one."""

TABLE = """
# The desk itself                                                  nobody reporter section elsewhere managing admin
GET  /admin/                                                       door   yes      yes     yes       yes      yes
GET  /admin/login/                                                 yes    away     away    away      away     away
GET  /admin/password_change/                                       door   yes      yes     yes       yes      yes
GET  /admin/password_change/done/                                  door   yes      yes     yes       yes      yes
GET  /admin/jsi18n/                                                door   yes      yes     yes       yes      yes
GET  /admin/autocomplete/?{events}                                 door   yes      yes     yes       yes      yes
GET  /admin/autocomplete/?{accounts}                               door   no       no      no        no       yes
GET  /admin/r/{kind}/{seen}/                                       door   away     away    away      away     away
GET  /admin/articles/                                              door   yes      yes     yes       yes      yes
GET  /admin/nowhere/                                               door   404      404     404       404      404
GET  /admin/guide/                                                 door   yes      yes     yes       yes      yes
GET  /admin/guide/start/                                           door   yes      yes     yes       yes      yes
GET  /admin/guide/images/none.png                                  door   404      404     404       404      404

# The writing desk                                                 nobody reporter section elsewhere managing admin
GET  /admin/articles/article/                                      door   yes      yes     yes       yes      yes
GET  /admin/articles/article/add/                                  door   yes      yes     yes       yes      yes
POST /admin/articles/article/add/                                  door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{own}/                                door   away     away    away      away     away
GET  /admin/articles/article/{own}/change/                         door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{others}/change/                      door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{handed}/change/                      door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{seen}/change/                        door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{own}/delete/                         door   yes      yes     no        yes      yes
GET  /admin/articles/article/{others}/delete/                      door   no       yes     no        yes      yes
GET  /admin/articles/article/{handed}/delete/                      door   no       yes     no        yes      yes
GET  /admin/articles/article/{seen}/delete/                        door   no       no      no        no       no
POST /admin/articles/article/{own}/delete/                         door   yes      yes     no        yes      yes
POST /admin/articles/article/{others}/delete/                      door   no       yes     no        yes      yes
POST /admin/articles/article/{seen}/delete/                        door   no       no      no        no       no

# Who is there, words kept by themselves, the copy desk            nobody reporter section elsewhere managing admin
POST /admin/presence/?kind=articles.article&id={own}&window=w1     401    yes      yes     yes       yes      yes
POST /admin/presence/?kind=events.event&id={event}&window=w1       401    yes      yes     yes       yes      yes
GET  /admin/presence/token/                                        401    yes      yes     yes       yes      yes
POST /admin/articles/article/autosave/?key={key}&headline=x        401    yes      yes     yes       yes      yes
POST /admin/articles/article/autosave/?article={own}&headline=x    401    yes      yes     no        yes      yes
POST /admin/articles/article/autosave/?article={others}&headline=x 401    no       yes     no        yes      yes
POST /admin/articles/article/autosave/?article={handed}&headline=x 401    no       yes     no        yes      yes
POST /admin/articles/article/autosave/?article={seen}&headline=x   401    no       yes     no        yes      yes
POST /admin/articles/article/autosave/discard/?article={own}       door   yes      yes     yes       yes      yes
POST /admin/articles/article/suggestions/                          401    yes      yes     yes       yes      yes
POST /admin/articles/article/record/?selected=x                    401    yes      yes     yes       yes      yes
POST /admin/articles/article/record/spelling/?kind=person&number={person}&selected=x 401 yes yes yes yes yes
POST /admin/articles/article/event/                                401    yes      yes     yes       yes      yes
POST /admin/articles/article/event/save/?event-name=x              401    422      422     422       422      422
POST /admin/articles/article/findings/?headline=x                  door   yes      yes     yes       yes      yes
POST /admin/articles/article/findings/?article={own}&headline=x    door   yes      yes     no        yes      yes
POST /admin/articles/article/findings/?article={others}&headline=x door   no       yes     no        yes      yes
POST /admin/articles/article/findings/?article={seen}&headline=x   door   no       yes     no        yes      yes

# Planning                                                         nobody reporter section elsewhere managing admin
GET  /admin/articles/coverage/                                     door   yes      yes     yes       yes      yes
GET  /admin/articles/coverage/agenda/                              door   yes      yes     yes       yes      yes
GET  /admin/articles/coverage/add/                                 door   yes      yes     yes       yes      yes
POST /admin/articles/coverage/add/                                 door   yes      yes     yes       yes      yes
GET  /admin/articles/coverage/{coverage}/                          door   away     away    away      away     away
GET  /admin/articles/coverage/{coverage}/change/                   door   yes      yes     yes       yes      yes
POST /admin/articles/coverage/{coverage}/change/                   door   no       yes     yes       yes      yes
GET  /admin/articles/coverage/{coverage}/history/                  door   yes      yes     yes       yes      yes
GET  /admin/articles/coverage/{coverage}/delete/                   door   no       yes     yes       yes      yes
GET  /admin/articles/coverage/{coverage}/work/                     door   yes      yes     yes       yes      yes
POST /admin/articles/coverage/{coverage}/work/?deed=start          door   yes      yes     yes       yes      yes
POST /admin/articles/coverage/{taken}/work/?deed=start             door   no       yes     yes       yes      yes
POST /admin/articles/coverage/{coverage}/work/?deed=take           door   yes      yes     yes       yes      yes
POST /admin/articles/coverage/{taken}/work/?deed=complete          door   no       yes     yes       yes      yes
POST /admin/articles/coverage/{coverage}/work/?deed=cancel&note=x  door   no       yes     yes       yes      yes

# Statements                                                       nobody reporter section elsewhere managing admin
GET  /admin/articles/article/{own}/statements/                     door   yes      yes     no        yes      yes
GET  /admin/articles/article/{others}/statements/                  door   no       yes     no        yes      yes
POST /admin/articles/article/{others}/statements/?text=x           door   no       422     no        422      422
POST /admin/articles/article/{seen}/statements/?text=x             door   no       422     no        422      422
GET  /admin/articles/statement/                                    door   yes      yes     yes       yes      yes
GET  /admin/articles/statement/add/                                door   no       no      no        no       no
GET  /admin/articles/statement/{statement}/                        door   away     away    away      away     away
GET  /admin/articles/statement/{statement}/change/                 door   yes      yes     yes       yes      yes
POST /admin/articles/statement/{statement}/change/                 door   no       yes     no        yes      yes
GET  /admin/articles/statement/{statement}/history/                door   yes      yes     yes       yes      yes
GET  /admin/articles/statement/{statement}/delete/                 door   no       yes     no        yes      yes

# Histories                                                        nobody reporter section elsewhere managing admin
GET  /admin/articles/article/{own}/history/                        door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{others}/history/                     door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{others}/compare/                     door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{seen}/seen/                          door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{others}/revisions/1/                 door   yes      yes     yes       yes      yes
POST /admin/articles/article/{own}/revisions/1/restore/            door   yes      yes     no        yes      yes
POST /admin/articles/article/{others}/revisions/1/restore/         door   no       yes     no        yes      yes
POST /admin/articles/article/{handed}/revisions/1/restore/         door   no       yes     no        yes      yes
POST /admin/articles/article/{seen}/revisions/1/restore/           door   no       yes     no        yes      yes

# Previews                                                         nobody reporter section elsewhere managing admin
GET  /admin/articles/article/{others}/preview/                     door   yes      yes     yes       yes      yes
GET  /admin/articles/article/{others}/preview/page/                door   yes      yes     yes       yes      yes
POST /admin/articles/article/{own}/preview/link/?days=7            door   yes      yes     no        yes      yes
POST /admin/articles/article/{others}/preview/link/?days=7         door   no       yes     no        yes      yes
POST /admin/articles/article/{own}/preview/link/{link}/revoke/     door   yes      yes     no        yes      yes
GET  /preview/{token}/                                             yes    yes      yes     yes       yes      yes
GET  /preview/{revoked}/                                           410    410      410     410       410      410
GET  /preview/{expired}/                                           410    410      410     410       410      410
GET  /preview/no-such-token/                                       404    404      404     404       404      404

# The front page                                                   nobody reporter section elsewhere managing admin
GET  /admin/articles/arrangement/                                  door   no       no      no        yes      yes
POST /admin/articles/arrangement/?do=place:{seen}:lead&version=0   door   no       no      no        yes      yes
GET  /admin/articles/arrangement/preview/                          door   no       no      no        yes      yes
GET  /admin/articles/arrangement/focus/                            door   no       no      no        yes      yes
POST /admin/articles/arrangement/focus/                            door   no       no      no        yes      yes
GET  /admin/articles/arrangement/cards/{placed}/                   door   no       no      no        yes      yes
POST /admin/articles/arrangement/cards/{placed}/                   door   no       no      no        yes      yes
GET  /admin/articles/arrangement/state/                            401    no       no      no        yes      yes
GET  /admin/articles/arrangement/{arrangement}/change/             door   no       no      no        away     away
GET  /admin/articles/arrangement/{arrangement}/                    door   away     away    away      away     away
GET  /admin/articles/arrangement/{arrangement}/history/            door   no       no      no        yes      yes
GET  /admin/articles/arrangement/{arrangement}/delete/             door   no       no      no        no       no
GET  /admin/articles/arrangement/add/                              door   no       no      no        no       no
POST /admin/articles/arrangement/add/                              door   no       no      no        no       no

# The paper's tables                                               nobody reporter section elsewhere managing admin
GET  /admin/articles/section/                                      door   no       no      no        no       yes
GET  /admin/articles/section/add/                                  door   no       no      no        no       yes
POST /admin/articles/section/add/                                  door   no       no      no        no       yes
GET  /admin/articles/section/{section}/                            door   away     away    away      away     away
GET  /admin/articles/section/{section}/change/                     door   no       no      no        no       yes
POST /admin/articles/section/{section}/change/                     door   no       no      no        no       yes
GET  /admin/articles/section/{section}/history/                    door   no       no      no        no       yes
GET  /admin/articles/section/{section}/delete/                     door   no       no      no        no       yes
GET  /admin/articles/tag/                                          door   yes      yes     yes       yes      yes
GET  /admin/articles/tag/add/                                      door   yes      yes     yes       yes      yes
POST /admin/articles/tag/add/                                      door   yes      yes     yes       yes      yes
GET  /admin/articles/tag/{tag}/                                    door   away     away    away      away     away
GET  /admin/articles/tag/{tag}/change/                             door   yes      yes     yes       yes      yes
POST /admin/articles/tag/{tag}/change/                             door   no       no      no        yes      yes
GET  /admin/articles/tag/{tag}/history/                            door   yes      yes     yes       yes      yes
GET  /admin/articles/tag/{tag}/delete/                             door   no       no      no        yes      yes
GET  /admin/articles/genre/                                        door   no       no      no        no       yes
GET  /admin/articles/genre/add/                                    door   no       no      no        no       yes
POST /admin/articles/genre/add/                                    door   no       no      no        no       yes
GET  /admin/articles/genre/{genre}/                                door   away     away    away      away     away
GET  /admin/articles/genre/{genre}/change/                         door   no       no      no        no       yes
POST /admin/articles/genre/{genre}/change/                         door   no       no      no        no       yes
GET  /admin/articles/genre/{genre}/history/                        door   no       no      no        no       yes
GET  /admin/articles/genre/{genre}/delete/                         door   no       no      no        no       yes
GET  /admin/articles/houserule/                                    door   no       no      no        no       yes
GET  /admin/articles/houserule/add/                                door   no       no      no        no       no
POST /admin/articles/houserule/add/                                door   no       no      no        no       no
GET  /admin/articles/houserule/{rule}/                             door   away     away    away      away     away
GET  /admin/articles/houserule/{rule}/change/                      door   no       no      no        no       yes
POST /admin/articles/houserule/{rule}/change/                      door   no       no      no        no       yes
GET  /admin/articles/houserule/{rule}/history/                     door   no       no      no        no       yes
GET  /admin/articles/houserule/{rule}/delete/                      door   no       no      no        no       no
GET  /admin/articles/synonymgroup/                                 door   no       no      no        yes      yes
GET  /admin/articles/synonymgroup/add/                             door   no       no      no        yes      yes
POST /admin/articles/synonymgroup/add/                             door   no       no      no        yes      yes
GET  /admin/articles/synonymgroup/{synonym}/                       door   away     away    away      away     away
GET  /admin/articles/synonymgroup/{synonym}/change/                door   no       no      no        yes      yes
POST /admin/articles/synonymgroup/{synonym}/change/                door   no       no      no        yes      yes
GET  /admin/articles/synonymgroup/{synonym}/history/               door   no       no      no        yes      yes
GET  /admin/articles/synonymgroup/{synonym}/delete/                door   no       no      no        no       no

# The record                                                       nobody reporter section elsewhere managing admin
GET  /admin/events/event/                                          door   yes      yes     yes       yes      yes
GET  /admin/events/event/add/                                      door   yes      yes     yes       yes      yes
POST /admin/events/event/add/                                      door   yes      yes     yes       yes      yes
GET  /admin/events/event/{event}/                                  door   away     away    away      away     away
GET  /admin/events/event/{event}/change/                           door   yes      yes     yes       yes      yes
POST /admin/events/event/{event}/change/                           door   no       yes     yes       yes      yes
GET  /admin/events/event/{event}/history/                          door   yes      yes     yes       yes      yes
GET  /admin/events/event/{event}/delete/                           door   no       yes     yes       yes      yes
GET  /admin/events/person/                                         door   yes      yes     yes       yes      yes
GET  /admin/events/person/add/                                     door   yes      yes     yes       yes      yes
POST /admin/events/person/add/                                     door   yes      yes     yes       yes      yes
GET  /admin/events/person/{person}/                                door   away     away    away      away     away
GET  /admin/events/person/{person}/change/                         door   yes      yes     yes       yes      yes
POST /admin/events/person/{person}/change/                         door   no       yes     yes       yes      yes
GET  /admin/events/person/{person}/history/                        door   yes      yes     yes       yes      yes
GET  /admin/events/person/{person}/delete/                         door   no       yes     yes       yes      yes
GET  /admin/events/organisation/                                   door   yes      yes     yes       yes      yes
GET  /admin/events/organisation/add/                               door   yes      yes     yes       yes      yes
POST /admin/events/organisation/add/                               door   yes      yes     yes       yes      yes
GET  /admin/events/organisation/{organisation}/                    door   away     away    away      away     away
GET  /admin/events/organisation/{organisation}/change/             door   yes      yes     yes       yes      yes
POST /admin/events/organisation/{organisation}/change/             door   no       yes     yes       yes      yes
GET  /admin/events/organisation/{organisation}/history/            door   yes      yes     yes       yes      yes
GET  /admin/events/organisation/{organisation}/delete/             door   no       yes     yes       yes      yes
GET  /admin/events/place/                                          door   yes      yes     yes       yes      yes
GET  /admin/events/place/add/                                      door   yes      yes     yes       yes      yes
POST /admin/events/place/add/                                      door   yes      yes     yes       yes      yes
GET  /admin/events/place/{place}/                                  door   away     away    away      away     away
GET  /admin/events/place/{place}/change/                           door   yes      yes     yes       yes      yes
POST /admin/events/place/{place}/change/                           door   no       yes     yes       yes      yes
GET  /admin/events/place/{place}/history/                          door   yes      yes     yes       yes      yes
GET  /admin/events/place/{place}/delete/                           door   no       yes     yes       yes      yes
GET  /admin/events/source/                                         door   yes      yes     yes       yes      yes
GET  /admin/events/source/add/                                     door   yes      yes     yes       yes      yes
POST /admin/events/source/add/                                     door   yes      yes     yes       yes      yes
GET  /admin/events/source/{source}/                                door   away     away    away      away     away
GET  /admin/events/source/{source}/change/                         door   yes      yes     yes       yes      yes
POST /admin/events/source/{source}/change/                         door   no       yes     yes       yes      yes
GET  /admin/events/source/{source}/history/                        door   yes      yes     yes       yes      yes
GET  /admin/events/source/{source}/delete/                         door   no       yes     yes       yes      yes
GET  /admin/events/series/                                         door   yes      yes     yes       yes      yes
GET  /admin/events/series/add/                                     door   yes      yes     yes       yes      yes
POST /admin/events/series/add/                                     door   yes      yes     yes       yes      yes
GET  /admin/events/series/{series}/                                door   away     away    away      away     away
GET  /admin/events/series/{series}/change/                         door   yes      yes     yes       yes      yes
POST /admin/events/series/{series}/change/                         door   no       yes     yes       yes      yes
GET  /admin/events/series/{series}/history/                        door   yes      yes     yes       yes      yes
GET  /admin/events/series/{series}/delete/                         door   no       yes     yes       yes      yes

# Merging two records                                              nobody reporter section elsewhere managing admin
GET  /admin/events/person/likely/?name=x                           401    yes      yes     yes       yes      yes
GET  /admin/events/organisation/likely/?name=x                     401    yes      yes     yes       yes      yes
GET  /admin/events/place/likely/?name=x                            401    yes      yes     yes       yes      yes
GET  /admin/events/source/likely/?name=x                           401    yes      yes     yes       yes      yes
GET  /admin/events/event/likely/?name=x                            401    yes      yes     yes       yes      yes
GET  /admin/articles/tag/likely/?name=x                            401    yes      yes     yes       yes      yes
GET  /admin/events/person/{person}/merge/                          door   no       no      no        yes      yes
GET  /admin/events/person/duplicates/                              door   no       no      no        yes      yes
POST /admin/events/person/duplicates/distinct/?first=1             door   no       no      no        yes      yes
GET  /admin/events/organisation/{organisation}/merge/              door   no       no      no        yes      yes
GET  /admin/events/organisation/duplicates/                        door   no       no      no        yes      yes
POST /admin/events/organisation/duplicates/distinct/?first=1       door   no       no      no        yes      yes
GET  /admin/events/place/{place}/merge/                            door   no       no      no        yes      yes
GET  /admin/events/place/duplicates/                               door   no       no      no        yes      yes
POST /admin/events/place/duplicates/distinct/?first=1              door   no       no      no        yes      yes
GET  /admin/events/source/{source}/merge/                          door   no       no      no        yes      yes
GET  /admin/events/source/duplicates/                              door   no       no      no        yes      yes
POST /admin/events/source/duplicates/distinct/?first=1             door   no       no      no        yes      yes
GET  /admin/events/event/{event}/merge/                            door   no       no      no        yes      yes
GET  /admin/events/event/duplicates/                               door   no       no      no        yes      yes
POST /admin/events/event/duplicates/distinct/?first=1              door   no       no      no        yes      yes
GET  /admin/articles/tag/{tag}/merge/                              door   no       no      no        yes      yes
GET  /admin/articles/tag/duplicates/                               door   no       no      no        yes      yes
POST /admin/articles/tag/duplicates/distinct/?first=1              door   no       no      no        yes      yes
POST /admin/events/person/{person}/merge/?other={twin}&gone-version=0 door   no       no      no        yes      yes
GET  /admin/newsroom/mergelog/                                     door   no       no      no        yes      yes
GET  /admin/newsroom/mergelog/add/                                 door   no       no      no        no       no
POST /admin/newsroom/mergelog/add/                                 door   no       no      no        no       no
GET  /admin/newsroom/mergelog/{merge}/                             door   away     away    away      away     away
GET  /admin/newsroom/mergelog/{merge}/change/                      door   no       no      no        yes      yes
POST /admin/newsroom/mergelog/{merge}/change/                      door   no       no      no        no       no
GET  /admin/newsroom/mergelog/{merge}/history/                     door   no       no      no        yes      yes
GET  /admin/newsroom/mergelog/{merge}/delete/                      door   no       no      no        no       no
GET  /admin/newsroom/mergelog/{merge}/undo/                        door   no       no      no        yes      yes
POST /admin/newsroom/mergelog/{merge}/undo/                        door   no       no      no        yes      yes

# The building                                                     nobody reporter section elsewhere managing admin
GET  /admin/newsroom/photo/                                        door   yes      yes     yes       yes      yes
GET  /admin/newsroom/photo/add/                                    door   yes      yes     yes       yes      yes
POST /admin/newsroom/photo/add/                                    door   yes      yes     yes       yes      yes
GET  /admin/newsroom/photo/{photo}/                                door   away     away    away      away     away
GET  /admin/newsroom/photo/{photo}/change/                         door   yes      yes     yes       yes      yes
POST /admin/newsroom/photo/{photo}/change/                         door   no       yes     yes       yes      yes
GET  /admin/newsroom/photo/{photo}/history/                        door   yes      yes     yes       yes      yes
GET  /admin/newsroom/photo/{photo}/delete/                         door   no       no      no        no       yes
GET  /admin/newsroom/photo/library/                                door   yes      yes     yes       yes      yes
POST /admin/newsroom/photo/library/upload/                         door   422      422     422       422      422
GET  /admin/newsroom/redirect/                                     door   no       no      no        no       yes
GET  /admin/newsroom/redirect/add/                                 door   no       no      no        no       yes
POST /admin/newsroom/redirect/add/                                 door   no       no      no        no       yes
GET  /admin/newsroom/redirect/{redirect}/                          door   away     away    away      away     away
GET  /admin/newsroom/redirect/{redirect}/change/                   door   no       no      no        no       yes
POST /admin/newsroom/redirect/{redirect}/change/                   door   no       no      no        no       yes
GET  /admin/newsroom/redirect/{redirect}/history/                  door   no       no      no        no       yes
GET  /admin/newsroom/redirect/{redirect}/delete/                   door   no       no      no        no       yes
GET  /admin/newsroom/siteidentity/                                 door   away     away    away      away     away
GET  /admin/newsroom/siteidentity/add/                             door   no       no      no        no       no
POST /admin/newsroom/siteidentity/add/                             door   no       no      no        no       no
GET  /admin/newsroom/siteidentity/{identity}/                      door   away     away    away      away     away
GET  /admin/newsroom/siteidentity/{identity}/change/               door   no       no      no        no       yes
POST /admin/newsroom/siteidentity/{identity}/change/               door   no       no      no        no       yes
GET  /admin/newsroom/siteidentity/{identity}/history/              door   no       no      no        no       yes
GET  /admin/newsroom/siteidentity/{identity}/delete/               door   no       no      no        no       no
GET  /admin/newsroom/logentry/                                     door   no       yes     yes       yes      yes
GET  /admin/newsroom/logentry/add/                                 door   no       no      no        no       no
POST /admin/newsroom/logentry/add/                                 door   no       no      no        no       no
GET  /admin/newsroom/logentry/{entry}/                             door   away     away    away      away     away
GET  /admin/newsroom/logentry/{entry}/change/                      door   no       yes     yes       yes      yes
POST /admin/newsroom/logentry/{entry}/change/                      door   no       no      no        no       no
GET  /admin/newsroom/logentry/{entry}/history/                     door   away     away    away      away     away
GET  /admin/newsroom/logentry/{entry}/delete/                      door   no       no      no        no       no
GET  /admin/newsroom/logentry/download/                            door   no       yes     yes       yes      yes
GET  /admin/newsroom/user/                                         door   no       no      no        no       yes
GET  /admin/newsroom/user/add/                                     door   no       no      no        no       yes
POST /admin/newsroom/user/add/                                     door   no       no      no        no       yes
GET  /admin/newsroom/user/{account}/                               door   away     away    away      away     away
GET  /admin/newsroom/user/{account}/change/                        door   no       no      no        no       yes
POST /admin/newsroom/user/{account}/change/                        door   no       no      no        no       yes
GET  /admin/newsroom/user/{account}/history/                       door   no       no      no        no       yes
GET  /admin/newsroom/user/{account}/delete/                        door   no       no      no        no       yes
GET  /admin/newsroom/user/{account}/password/                      door   no       no      no        no       yes
GET  /admin/newsroom/user/{superuser}/change/                      door   no       no      no        no       yes
POST /admin/newsroom/user/{superuser}/change/                      door   no       no      no        no       no
GET  /admin/newsroom/user/{superuser}/delete/                      door   no       no      no        no       no
GET  /admin/newsroom/user/{superuser}/password/                    door   no       no      no        no       no

# Roles                                                            nobody reporter section elsewhere managing admin
GET  /admin/auth/group/                                            door   no       no      no        no       yes
GET  /admin/auth/group/add/                                        door   no       no      no        no       yes
POST /admin/auth/group/add/                                        door   no       no      no        no       yes
GET  /admin/auth/group/{role}/                                     door   away     away    away      away     away
GET  /admin/auth/group/{role}/change/                              door   no       no      no        no       yes
POST /admin/auth/group/{role}/change/                              door   no       no      no        no       yes
GET  /admin/auth/group/{role}/history/                             door   no       no      no        no       yes
GET  /admin/auth/group/{role}/delete/                              door   no       no      no        no       yes

# The way out, last because nobody comes back from there           nobody reporter section elsewhere managing admin
POST /admin/logout/                                                yes    yes      yes     yes       yes      yes
"""
