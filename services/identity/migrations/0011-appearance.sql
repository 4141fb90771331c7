-- How its pages look [K8-K10]: a name out of a closed list, and pictures in the file store. What stands behind a name is the
-- pages'; `colour` stays the one that counts for pages, mails and papers, so that nobody else need know of skins.
ALTER TABLE store
  ADD COLUMN skin text NOT NULL DEFAULT 'FREE',
  -- What the store had chosen before it took a ready one: it comes back with FREE.
  ADD COLUMN free_colour text CHECK (free_colour ~ '^#[0-9a-f]{6}$'),
  ADD COLUMN logo_id uuid,
  ADD COLUMN logo_width int,
  ADD COLUMN logo_height int,
  -- Made of the logo, for the tab of a browser and the start of a telephone.
  ADD COLUMN icon_id uuid,
  ADD COLUMN touch_icon_id uuid,
  ADD COLUMN banner_id uuid,
  ADD COLUMN banner_width int,
  ADD COLUMN banner_height int,
  -- A ready one has its own colour: schema/skins.ts.
  ADD CONSTRAINT store_skin CHECK (CASE skin
    WHEN 'FREE' THEN free_colour IS NULL
    WHEN 'FOREST' THEN colour = '#2c6842'
    WHEN 'HARBOUR' THEN colour = '#1c5d94'
    WHEN 'LAGOON' THEN colour = '#0e7377'
    WHEN 'LINEN' THEN colour = '#86592d'
    WHEN 'CLAY' THEN colour = '#b4512f'
    WHEN 'ROSE' THEN colour = '#bf3d6b'
    WHEN 'BERRY' THEN colour = '#7a2452'
    WHEN 'OCHRE' THEN colour = '#a8760c'
    WHEN 'SLATE' THEN colour = '#3f566b'
    WHEN 'INK' THEN colour = '#17181b'
    ELSE false END),
  ADD CONSTRAINT store_logo CHECK (num_nulls(logo_id, logo_width, logo_height, icon_id, touch_icon_id) IN (0, 5)
    AND logo_width > 0 AND logo_height > 0),
  ADD CONSTRAINT store_banner CHECK (num_nulls(banner_id, banner_width, banner_height) IN (0, 3)
    AND banner_width > 0 AND banner_height > 0);
