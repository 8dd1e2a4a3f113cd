//! Common words that say nothing about what a customer wants.

/// Words of five letters and more, and those about time, which are often mistyped.
pub(super) const WORDS: &str = "
    tomorrow today yesterday tonight morning afternoon evening night noon monday tuesday wednesday
    thursday friday saturday sunday january february march april august september october november
    december minutes minute hours hour weeks months early later until before after between during
    since second third fourth first twice three seven eight eleven twelve thirteen fourteen fifteen
    sixteen twenty thirty forty fifty sixty ninety people persons person guests colleagues
    about above across again against along already although always among another anything anyone
    around asked asking become being below beside better black blue board borrow bottom bring broke
    brought brown build building business button called calls carry catch cause center chair chance
    cheap check child children choose class clean clear client clock clothes coffee color comes
    coming common complete concern consider continue control could couple course cover create cross
    customer daily decide deliver depend describe desks detail didn't different difficult directly
    directory doors doubt drink drive driver either empty enough enter entire equal especially every
    everything exact exactly example except expect expensive explain extra family farther faster
    favorite field figure final finally finish finger flash flashes flight floor floors follow
    following force foreign forget forward found frame front further garden general getting given
    giving glass goes going green group guess hallo hands happen happens happened happy hardly having
    hear heard heart heavy hello helps herself himself holding house human hundred idea ideas
    important inside instead interest invite itself joined keeps kitchen known large largest learn
    least leave leaves leaving letter letters level light lights likely listen little living local
    looks lower lunch mainly manage matter maybe meant measure media meets member memory middle might
    minor money month moved moving music myself names nearly never newest nobody normal north nothing
    notice number numbers object offer often older online opens order orders other others ourselves
    outside owner pages paint parts party passed paste pause pieces place places plain plant plate
    plays point possible power prefer press pretty probably product project promise proper
    public purple quick quickly quiet quite raised range rather reach reached ready really reason
    receive recent record regards remain remember repeat result right round route running safely
    saying screen seats seems seen select sends sense sentence series serious serve seven several
    shape share sharp sheet shelf shift short shortly should shown shows sides sight signs silver
    simple simply since single sizes small smell smoke solid someone something sometimes somewhere
    sorry sound source south space speak special speed spend split spoke square stage stair stairs
    stand standing start starts state stays steel steps stick still stone stood stops store storm
    story straight strange street strong student study stuff style such sudden suddenly sugar summer
    supply suppose surely surface switch table taken takes taking teach their theirs these thing
    things think third those though thought through throw times tired title together total touch
    toward towards tower train travel treat tried trips truck trust trying turns under unless upper
    usage useful using usual usually value video visit voice waiting walks walls wanted warning watch
    water waves wearing weekly weight whatever wheel where while white whole whose window windows
    winter within without woman wonder words works world worth would write wrong yellow years young
    yours planning training budget product marketing sales finance payroll vendor partner supplier
    onboarding retrospective strategy quarterly design launch demo kickoff brainstorm brainstorming
    lobby kitchen corner whiteboard badge ceiling carpet elevator stairs parking canteen entrance
    south north east west terrible awful loudly always constantly sometimes
";
