/** English words for claim codes: 1,024, in the order of their letters without marks. */
export const englishWords: readonly string[] = `
acorn acrobat actor airplane airport airy alley almond alpaca alphabet anchor answer antelope
apple apricot apron aquarium arcade archway artist asteroid athlete atom attic author avenue
avocado backpack badger bagel bagpipe bakery balance balcony ballad bamboo banana banjo barber
barley basin basket battery beacon beaker beanbag beehive beetle beetroot beige bellows bench
bicycle birch birdbath birdsong birthday biscuit blanket blazer blender blizzard blossom blouse
bluebell boat bobcat bonfire bonsai book bookcase bookmark bookshop botanist bottle bouncy
bowling bracelet bracket branch bread breezy bridge brisk broccoli bronze broom broth brownie
brush bubbly bucket buckle buffalo builder bulb bulldog butter button cabbage cabin cabinet
cactus cake calendar calm camel camera campsite canal canary candle canoe canopy canyon carafe
caramel caravan carbon cardigan carousel carpet carriage cartoon cashew castle cavern cedar
celery century ceramic chair chalk chapter charcoal chart cheddar cheer cheerful cheese cheetah
chef chemist chess chestnut chickpea chimney chipmunk chisel chorus chutney cinnamon city
clarinet clay clever climate climb clipper clock cloth cloudy coach cocoa coffee coin college
comedy comet comfort compass confetti conifer cooker cookie copper corner cosmos costume cotton
counter courage crab cradle crane crater crayon cream cricket crimson crisp crossing crumble
crumpet crunchy crust crystal cube cucumber cup cupboard cupcake curious curly curtain curve
cushion custard daily dance darts daybreak daylight dazzling decade denim desert design designer
desk detail dewdrop diagram dial diamond diary digit dinner dinosaur dolphin donkey doodle
doorbell doormat doorway dozen drawer drawing dreamy drill driver driveway drizzle drummer
duckling dumpling dune dustpan dusty duvet eager eagle early earring easel echo eclipse editor
elegant element elephant elevator emerald encore engine engineer envelope eraser espresso
evening explore fable factory falcon farm farmer farmyard feather fence fern fiddle field filter
firefly fireside fishing flannel flapjack flask fleece florist fluffy flute foggy folder
folklore fondue football footpath footstep forecast forest forester fork fortune fossil fountain
fox fragrant frame freezer fresh friendly fritter frosty fudge funnel future fuzzy gadget galaxy
gallery game garage garden gardener garland garlic gateway gazebo gazelle gear gecko gemstone
gentle gift giggle giraffe glacier glad glass glider glimpse globe glue goblet goggles gold
golden gondola goose graceful granite granola grape gravity gravy green greenery grocer grove
guava guide guitar hammer hammock hamster handy harp harvest hat hawthorn haystack hazelnut
heater hedge hedgehog helmet heron herring hiking hilltop history hockey holiday honey honeybee
hoodie horizon hostel house iceberg icicle idea iguana indigo inkwell instant inventor iron
island ivory jacket jaguar jar jazz jigsaw jingle joke jolly journal journey juggler juicy jump
jumper junction kangaroo karaoke kayak kennel ketchup kettle keyboard keyhole kindling kiosk
kitchen kite kiwi knitting koala ladder ladle lagoon lakeside lamb landing landmark lantern
large laser latch laughter lawn leaf leaflet leisure lemon lemonade lens lentil leopard letter
lettuce library lifeboat lighter lime linen lion lively lizard llama lobby lobster locker loft
loom lotus loyal lucky luggage lullaby lunar lunch lyric macaroni magazine magic magnet magnolia
magpie mailbag mailbox mammoth mandolin mango mansion map maple marble marigold marinade marker
maroon matchbox mattress meadow meerkat melon memory message meteor metro midnight mild miller
mineral minibus mint minute mirror mitten mixer modern molecule moment mongoose monsoon month
moonbeam mosaic moss motel motion motor movie muesli muffin mug mulberry museum mushroom music
musical mystery napkin nature navy neat nebula necklace nectar needle neon north northern note
notebook notepad novel number nursery nutmeg nutshell oak oasis oatmeal oboe octopus office
onion opera orange orbit orchard orchid oregano origami ostrich outdoors oven overalls owl
oxygen oyster padlock paint paintbox painter painting palace pancake panel panther papaya paper
paprika parasol parcel parrot parsley parsnip passage passport pasta pastry pasture pathway
pattern pavement pavilion peaceful peach peanut pebble pecan pelican pencil pendant pendulum
penguin pepper perfect perfume petal petunia phone pianist piano piccolo pickle picnic picture
pigeon pillow pilot pioneer pixel pizza planet plank plastic plate plateau platform platinum
platter playful playroom pleasant pliers plum plumber plywood pocket poem poetry polite pollen
poncho pony popcorn porch porridge portrait postbox postcard poster potato pottery practice
precious pretzel primrose prose prune pudding puddle pumpkin puppet puppy purpose purse puzzle
pyramid quail quarter question quick quiet quill quiz rabbit radiator radio radish raft railing
railway raincoat raindrop rainfall rainy raisin ramp ranger raven ready recipe reef reindeer
relay relish reporter rhubarb ribbon rice rider roadside roof rooftop rooster rope round
rucksack rudder rugby ruler runway rustic saddle sailboat sailor salad salami salmon salty
sandal sandbag sandbox sandpit sandwich sapling sardine satchel saucepan saucer sawdust scale
scarf scarlet scenery school scissors scone scooter screen sculptor seagull seahorse seashell
seaside season seaweed section seedling seesaw sewing shawl sheep sheepdog shelf shepherd shiny
shirt shoe shoelace shopping shovel shrub shutter shuttle signal signpost silence silent silk
silver simple sincere singer skate skating sketch skiing skill skipper skylark skyline sled
sleepy sleeve smart smile smooth snack snail sneaker snorkel snowball snowdrop snowman snowy
snug soccer sock sofa solar solid solo solution sonata song songbird songbook sorbet soup south
southern soybean space spanner sparkly sparrow spatula speed sphere spicy spider spinach spindle
spiral sponge spool sprint sprout spruce square squash squirrel stadium stamp stapler star
starfish starling station statue steamer stem stove strainer straw stream street string stroll
student sugar suitcase summit sunbeam sundial sunhat sunlight sunny sunrise sunset sunshine
supper surprise sushi swan sweater swimmer swimming syllable symphony tablet tadpole talent tall
tape tasty taxi teacake teacher teacup teahouse teamwork teapot teaspoon tempo tennis tent
terminal textbook thanks theme thermos thicket thimble thought thread thunder tidy tiger tile
timber tinsel toast toaster today tofu tomato tomorrow tonight toolbox tortilla tortoise toucan
tower track tractor traffic trailer train tram travel treasure tree treetop triangle tricycle
tripod trolley trophy tropical trousers trout truffle trunk tub tugboat tulip tuna turbine
turnip turtle tutor tweezers twig twilight twine umbrella uniform urchin vacuum valve vanilla
variety vase vehicle velvet villa village vine vinegar vineyard violin vivid volume voyage
waffle wagon walkway wallet walnut walrus waltz wardrobe weaver weaving weekday weekend welcome
western wheat wheel whistle wildcat wildlife windmill window windsock windy winter wire wisdom
wish wolf wombat wonder wooden woodland woodwork wool word workbook workshop wrench writer
writing yarn yearbook yellow zebra zenith zero zipper zone zoo
`
	.trim()
	.split(/\s+/);
