"""What a place has in each measure, read out of the dataset once a question.

measure        what a measure is, and what every measure answers
registry       all measures, and the one that the selection shows
listed         the parks that our list names and that pass the filters
counts         figures by region, of a publication or a series
published      the parks that the publication printed for a place
companies      the companies that one series counts there
registered     those of an import by year of registration and status
ages           how old they are
capital        what they state as their registered capital
offers         the series that count what the chosen one does not
official       people, gross product and enterprises themselves, by year
filings        information services filed with the authorities, which are no companies
rates          companies set against people, enterprises, product or their parent's companies
denominators   people, enterprises and product, to set the others against; how dense an industry is by them
ranked         places as rows of a table, with share, rate and provable rank
comparison     the chosen ones of them side by side, with every fact that is known of one, and their sum
remainder      what a total leaves for those without a figure, as a row
history        the chosen series at its other dates, and what became of the companies
growth         how much the chosen series grew since its date before, by place
vitality       what became of companies of a place or section between two dates, and its rates
shift_share    their growth as national growth, industry mix and local part
facts          the five numbers of headline and profile, made of all of them
region_facts   everything that is known of one region
columns        rows of a frame as tuples
"""
